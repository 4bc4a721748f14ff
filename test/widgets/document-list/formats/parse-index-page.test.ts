import { expect } from '@open-wc/testing';
import { readDocuments } from '../../../../src/formats.js';
import { growth, names } from './said.js';

const url = 'https://town.example/partage/';
const read = (html: string, at = url) => readDocuments(html, { url: at });
const rows = (html: string, at?: string) =>
  read(html, at).entries.map(({ name, folder, size, modified }) => [name, folder, size, modified]);

const pages: Readonly<Record<string, string>> = {
  nginx: `<html>
<head><title>Index of /partage/</title></head>
<body>
<h1>Index of /partage/</h1><hr><pre><a href="../">../</a>
<a href="2026/">2026/</a>                                              12-Jun-2024 09:12                   -
<a href="arr%C3%AAt%C3%A9%202024-17.pdf">arrêté 2024-17.pdf</a>                                 12-Jun-2024 09:12               90112
</pre><hr></body>
</html>`,
  'Apache, in a table': `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">
<html><head><title>Index of /partage</title></head><body><h1>Index of /partage</h1>
<table><tr><th valign="top"><img src="/icons/blank.gif" alt="[ICO]"></th><th><a href="?C=N;O=D">Name</a></th><th><a href="?C=M;O=A">Last modified</a></th><th><a href="?C=S;O=A">Size</a></th></tr>
<tr><td valign="top"><img src="/icons/back.gif" alt="[PARENTDIR]"></td><td><a href="/">Parent Directory</a></td><td>&nbsp;</td><td align="right">  - </td><td>&nbsp;</td></tr>
<tr><td valign="top"><a href="2026/"><img src="/icons/folder.gif" alt="[DIR]"></a></td><td><a href="2026/">2026/</a></td><td align="right">2024-06-12 09:12  </td><td align="right">  - </td><td>&nbsp;</td></tr>
<tr><td valign="top"><img src="/icons/layout.gif" alt="[   ]"></td><td><a href="arr%c3%aat%c3%a9%202024-17.pdf">arrêté 2024-17.pdf</a></td><td align="right">2024-06-12 09:12  </td><td align="right"> 88K</td><td>&nbsp;</td></tr>
</table></body></html>`,
  'Apache, preformatted': `<html><head><title>Index of /partage</title></head><body><h1>Index of /partage</h1>
<pre><img src="/icons/blank.gif" alt="Icon "> <a href="?C=N;O=D">Name</a>                    <a href="?C=M;O=A">Last modified</a>      <a href="?C=S;O=A">Size</a>  <hr><img src="/icons/back.gif" alt="[PARENTDIR]"> <a href="/">Parent Directory</a>                             -
<img src="/icons/folder.gif" alt="[DIR]"> <a href="2026/">2026/</a>                   2024-06-12 09:12    -
<img src="/icons/layout.gif" alt="[   ]"> <a href="arr%c3%aat%c3%a9%202024-17.pdf">arrêté 2024-17.pdf</a>      2024-06-12 09:12   88K
<hr></pre></body></html>`,
  lighttpd: `<!DOCTYPE html><html><head><title>Index of /partage/</title></head><body><h2>Index of /partage/</h2><div class="list"><table>
<thead><tr><th class="n">Name</th><th class="m">Last Modified</th><th class="s">Size</th><th class="t">Type</th></tr></thead><tbody>
<tr class="d"><td class="n"><a href="../">..</a>/</td><td class="m">&nbsp;</td><td class="s">- &nbsp;</td><td class="t">Directory</td></tr>
<tr class="d"><td class="n"><a href="2026/">2026</a>/</td><td class="m">2024-Jun-12 09:12:00</td><td class="s">- &nbsp;</td><td class="t">Directory</td></tr>
<tr><td class="n"><a href="arr%c3%aat%c3%a9%202024-17.pdf">arrêté 2024-17.pdf</a></td><td class="m">2024-Jun-12 09:12:00</td><td class="s">88.0K</td><td class="t">application/pdf</td></tr>
</tbody></table></div></body></html>`,
  Caddy: `<!DOCTYPE html><html><head><title>partage/</title></head><body><header><div class="breadcrumbs">Folder Path</div><h1><a href="../">x</a>/<a href="">partage</a>/</h1></header>
<main><table><tr><th><a href="?sort=name&order=desc">Name</a></th></tr><tr><td></td><td><a href=".."><span>Up</span></a></td></tr>
<tr class="file"><td></td><td><a href="./2026/"><svg></svg><span class="name">2026/</span></a></td><td>&mdash;</td><td class="timestamp"><time datetime="2024-06-12T09:12:00Z">06/12/2024 09:12:00 AM +00:00</time></td></tr>
<tr class="file"><td></td><td><a href="./arr%C3%AAt%C3%A9%202024-17.pdf"><span class="name">arrêté 2024-17.pdf</span></a></td><td class="size" data-size="90112"><div class="sizebar-text">88 KiB</div></td><td class="timestamp"><time datetime="2024-06-12T09:12:00Z">x</time></td></tr>
</table></main></body></html>`,
  IIS: `<html><head><title>town.example - /partage/</title></head><body><H1>town.example - /partage/</H1><hr>
<pre><A HREF="/">[To Parent Directory]</A><br><br> 6/12/2024  9:12 AM        &lt;dir&gt; <A HREF="/partage/2026/">2026</A><br> 6/12/2024  9:12 AM        90112 <A HREF="/partage/arr%C3%AAt%C3%A9%202024-17.pdf">arrêté 2024-17.pdf</A><br></pre><hr></body></html>`,
};

describe('the index page of a server', () => {
  for (const [server, page] of Object.entries(pages)) {
    it(`is read as ${server} writes it`, () => {
      expect(rows(page)).to.deep.equal([
        ['2026', true, undefined, '2024-06-12T09:12:00Z'],
        ['arrêté 2024-17.pdf', false, 90112, '2024-06-12T09:12:00Z'],
      ]);
      expect(read(page).title).to.equal('partage');
      expect(read(page).skipped).to.equal(0);
    });
  }

  it('is read where it says no date and no size', () => {
    const python = `<!DOCTYPE HTML><html lang="en"><head><title>Directory listing for /partage/</title></head><body><h1>Directory listing for /partage/</h1><hr><ul>
      <li><a href="2026/">2026/</a></li><li><a href="a%20b.pdf">a b.pdf</a></li></ul><hr></body></html>`;
    const apache =
      '<html><head><title>Index of /partage</title></head><body><ul><li><a href="/"> Parent Directory</a></li>\n<li><a href="2026/"> 2026/</a></li><li><a href="a%20b.pdf"> a b.pdf</a></li></ul></body></html>';
    for (const page of [python, apache]) {
      expect(rows(page)).to.deep.equal([
        ['2026', true, undefined, undefined],
        ['a b.pdf', false, undefined, undefined],
      ]);
    }
  });

  it('has sizes as near as its server says them', () => {
    for (const [written, bytes] of [
      ['12', 12],
      ['1.2K', 1229],
      ['1.2 KiB', 1229],
      ['12M', 12_582_912],
      ['1G', 1_073_741_824],
      ['0', 0],
      ['-', undefined],
      ['9999999999999999', undefined],
      ['99999999P', undefined],
    ] as const) {
      const page = `<title>Index of /</title><pre><a href="a">a</a>   12-Jun-2024 09:12   ${written}\n</pre>`;
      expect(read(page).entries[0]!.size, written).to.equal(bytes);
    }
  });

  it('leads nowhere else', () => {
    const page = `<title>Index of /partage</title><pre><a href="../">..</a><a href="/">/</a><a href="?C=N">N</a><a href="#x">x</a>
      <a href="https://evil.example/partage/a">a</a><a href="//evil.example/partage/b">b</a><a href="../c">c</a><a href="%2e%2e/d">d</a>
      <a href="javascript:alert(1)">e</a><a href="f%2fg">f</a><a href="h\\..\\i">h</a><a href="sub/deep.pdf">j</a><a href="/other/k">k</a><a href="">l</a>
      <a href="good.pdf">good.pdf</a></pre>`;
    expect(names(read(page))).to.deep.equal(['good.pdf']);
  });

  it('is no index when it asks for a password', () => {
    const page = '<title>Index of /</title><form><input type="password"></form><a href="a.pdf">a</a>';
    expect(() => read(page)).to.throw();
  });

  it('takes long pages in proportion', function () {
    this.timeout(60_000);
    const line = (at: number) => `<a href="${at}.pdf">${at}.pdf</a>   12-Jun-2024 09:12   90112\n`;
    const page = (lines: number) =>
      `<title>Index of /</title><pre>${Array.from({ length: lines }, (_, at) => line(at)).join('')}</pre>`;
    expect(growth((times) => expect(read(page(500 * times)).entries).to.have.length(500 * times))).to.be.below(40);
    // Signs that dates and sizes are made of.
    for (const text of ['1', '1 ', '2024-', '12-Jun-', ' ', '1.', '- ']) {
      const lines = (times: number) =>
        `<title>Index of /</title><pre><a href="a">a</a>${text.repeat(5000 * times)}</pre>`;
      expect(
        growth((times) => read(lines(times))),
        text,
      ).to.be.below(40);
    }
  });
});
