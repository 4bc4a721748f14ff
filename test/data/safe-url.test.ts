import { expect } from '@open-wc/testing';
import { imageAllowed, safeImage } from '../../src/data/safe-image.js';
import { safeUrl } from '../../src/data/safe-url.js';
import { hostileCases } from '../hostile/corpus.js';

const base = 'https://ville.example/flux/';

describe('safeUrl', () => {
  const links: readonly (readonly [what: string, address: string, link: string | undefined])[] = [
    ['an absolute address', 'http://ville.example/a', 'http://ville.example/a'],
    ['an address relative to the source', '../a?b#c', 'https://ville.example/a?b#c'],
    ['an address without scheme', '//autre.example/a', 'https://autre.example/a'],
    ['a fragment', '#note', 'https://ville.example/flux/#note'],
    ['a mail address', 'mailto:mairie@ville.example?subject=Voirie', 'mailto:mairie@ville.example?subject=Voirie'],
    ['a telephone number', 'tel:+33100000000', 'tel:+33100000000'],
    ['a calendar to subscribe to', 'webcal://ville.example/a.ics', 'webcal://ville.example/a.ics'],
    ['capitals', 'HTTPS://VILLE.example/A', 'https://ville.example/A'],
    ['blanks around', ' \n https://ville.example/a \t', 'https://ville.example/a'],
    ['accents', 'https://ville.example/été', 'https://ville.example/%C3%A9t%C3%A9'],
    ['credentials, left out', 'https://user:secret@ville.example/', 'https://ville.example/'],
    ['a name that hides the host', 'https://ville.example@autre.example/', 'https://autre.example/'],
    ['credentials of a calendar', 'webcal://user:secret@ville.example/a', 'webcal://ville.example/a'],
    ['a host in another script', 'https://еxample.org/', 'https://xn--xample-2of.org/'],
    [
      'a direction that hides the ending',
      'https://ville.example/\u202efdp.exe',
      'https://ville.example/%E2%80%AEfdp.exe',
    ],
    ['a script', 'javascript:alert(1)', undefined],
    ['a script in capitals', 'JavaScript:alert(1)', undefined],
    ['a script behind a control', '\u0001javascript:alert(1)', undefined],
    [
      'a script behind a no-break space',
      '\u00a0javascript:alert(1)',
      'https://ville.example/flux/%C2%A0javascript:alert(1)',
    ],
    ['a script cut by a tab', 'java\tscript:alert(1)', undefined],
    ['a script cut by line ends', 'j\r\nava\nscript\n:alert(1)', undefined],
    ['a script that looks like an address', 'javascript://ville.example/%0aalert(1)', undefined],
    ['a document in the address', 'data:text/html,<script>alert(1)</script>', undefined],
    ['a picture in the address', 'data:image/png;base64,AAAA', undefined],
    ['vbscript', 'vbscript:msgbox(1)', undefined],
    ['a script of a feed', 'feed:javascript:alert(1)', undefined],
    ['a script of view-source', 'view-source:javascript:alert(1)', undefined],
    ['a blob', 'blob:https://ville.example/1', undefined],
    ['a file', 'file:///etc/passwd', undefined],
    ['a program', 'ms-word:ofe|u|https://autre.example/a.docm', undefined],
    ['a page of the browser', 'about:blank', undefined],
    ['no host', 'http://', undefined],
    ['nothing', '', undefined],
    ['no end', `https://ville.example/${'a'.repeat(10_000)}`, undefined],
  ];
  for (const [what, address, link] of links) {
    it(`reads ${what}`, () => {
      expect(safeUrl(address, base)).to.equal(link);
    });
  }

  it('finds no script behind a NUL, at which engines cut or escape', () => {
    expect(safeUrl('java\0script:alert(1)', base)).to.match(/^https:\/\/ville\.example\/flux\/java/);
  });
  it('gives nothing for what is absent', () => {
    expect(safeUrl(undefined, base)).to.equal(undefined);
  });
  it('takes no text for an address when the base is none', () => {
    for (const none of ['', 'about:blank', 'javascript:alert(1)', 'data:text/html,x', 'x'])
      expect(safeUrl('a', none), none).to.equal(undefined);
    expect(safeUrl('#a', 'javascript:alert(1)')).to.equal(undefined);
  });
  it('loads pictures by http and https only', () => {
    expect(safeImage('a.png', base)).to.equal('https://ville.example/flux/a.png');
    for (const address of ['mailto:a@ville.example', 'tel:1', 'webcal://ville.example/a', 'data:image/png;base64,AAAA'])
      expect(safeImage(address, base), address).to.equal(undefined);
  });
  it('loads the pictures of a site by https when the site is there', () => {
    expect(safeImage('http://ville.example/a.png', base)).to.equal('https://ville.example/a.png');
    expect(safeImage('http://autre.example/a.png', base)).to.equal('http://autre.example/a.png');
    expect(safeImage('https://ville.example/a.png', 'http://ville.example/')).to.equal('https://ville.example/a.png');
    expect(safeUrl('http://ville.example/a', base)).to.equal('http://ville.example/a');
  });

  it('lets no hostile address of the corpus run or carry a secret', async () => {
    for (const { payload } of await hostileCases('urls')) {
      for (const use of ['link', 'image'] as const) {
        const url = (use === 'link' ? safeUrl : safeImage)(payload, base);
        if (url === undefined) continue;
        expect(new URL(url).protocol, payload).to.match(use === 'link' ? /^(https?|mailto|tel|webcal):$/ : /^https?:$/);
        expect(new URL(url).username + new URL(url).password, payload).to.equal('');
        // What a link is given is what it keeps: the browser reads no second meaning into it.
        expect(Object.assign(document.createElement('a'), { href: url }).href).to.equal(url);
      }
    }
  });
});

describe('imageAllowed', () => {
  const source = 'https://ville.example/flux/';
  const own = `${origin}/a.png`;
  const ofSource = 'https://ville.example/a.png';
  const foreign = 'https://autre.example/a.png';
  const table = [
    ['own', [true, true, false]],
    ['all', [true, true, true]],
    ['none', [false, false, false]],
    ['OWN', [true, true, false]],
  ] as const;
  for (const [images, allowed] of table) {
    it(`with "${images}", says ${allowed.join(', ')} to the page's, the source's and others' pictures`, () => {
      const answers = [own, ofSource, foreign].map((address) => imageAllowed(address, images as 'own', source));
      expect(answers).to.deep.equal(allowed);
    });
  }
  it('tells ports, schemes and sub-domains apart', () => {
    for (const other of ['https://ville.example:8443/a', 'http://ville.example/a', 'https://www.ville.example/a'])
      expect(imageAllowed(other, 'own', source), other).to.equal(false);
  });
  it('takes a source without an address for nobody', () => {
    for (const none of ['', 'x', 'about:blank', 'data:text/xml,x'])
      expect(imageAllowed(foreign, 'own', none)).to.equal(false);
  });
});
