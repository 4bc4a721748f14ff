import { expect } from '@open-wc/testing';
import type { SourceError } from '../../src/data/source-error.js';
import { parseFragment } from '../../src/data/html/parse-fragment.js';
import { newWorker, parseHtml, parseXml } from '../../src/data/trusted-types.js';
import { openPage, reportsOf, type PolicyName } from '../support/policy-page.js';
import type { ParsingPage } from './pages/trusted-types.js';

const requiresTypes = 'trustedTypes' in globalThis;
const WORKER = '/test/data/pages/answering-worker.ts';

const answer = (worker: Worker) =>
  new Promise((resolve, reject) => {
    worker.onmessage = (event) => resolve(event.data);
    worker.onerror = reject;
  }).finally(() => worker.terminate());

function blocked(run: () => unknown): SourceError {
  try {
    run();
  } catch (error) {
    return error as SourceError;
  }
  throw new Error('Nothing was refused.');
}

describe('the one policy', () => {
  it('parses XML, HTML and parts of HTML, inert', () => {
    expect(parseXml(' <a><b/></a>\n')!.documentElement.outerHTML).to.equal('<a><b/></a>');
    for (const none of ['<a><b></a>', '<a', 'a', '', '<!DOCTYPE a><a/>', '<a>&b;</a>'])
      expect(parseXml(none), none).to.equal(undefined);
    expect(parseHtml('<p>a').body.textContent).to.equal('a');
    expect(parseFragment('<p>a').outerHTML).to.equal('<div><p>a</p></div>');
    const image = parseFragment('<img src="/missing.png" onerror="throw 1">').querySelector('img')!;
    expect(image.ownerDocument.defaultView).to.equal(null);
  });
  it('starts a worker', async () => {
    expect(await answer(newWorker(new URL(WORKER, location.href)))).to.equal('ready');
  });

  for (const policy of ['strict', 'watched', 'naming'] as PolicyName[]) {
    it(`works in a page that is ${policy}, and is not reported`, async () => {
      const { page, close } = await openPage<ParsingPage>(policy, '/test/data/pages/trusted-types.ts');
      expect(page.parseXml('<a/>')!.documentElement.localName).to.equal('a');
      expect(page.parseXml('<a>')).to.equal(undefined);
      const acting =
        '<p xmlns="http://www.w3.org/1999/xhtml" style="color: red" onclick="alert(1)"><style>p {}</style></p>';
      expect(page.parseXml(acting)).to.equal(undefined);
      expect(page.parseXml('<a>&eacute; & b</a>')).to.equal(undefined);
      expect(page.parseXml('<a>\x01</a>')).to.equal(undefined);
      expect(page.parseXml('<a b:c="d" e:f="g"/>')?.documentElement.localName ?? 'a').to.equal('a');
      // Faults of names do not end a parser: Chromium writes them, in style, beside what it has read.
      for (const name of [
        'xmlish:b="c"',
        'a:b:c="d"',
        ':b="c"',
        'b:="c"',
        'é:b="c"',
        '_a:b="c"',
        'a.b:c="d"',
        'xmlns:c=""',
      ])
        expect(page.parseXml(`<a ${name}/>`)?.documentElement.localName ?? 'a', name).to.equal('a');
      expect(page.parseXml(acting.replace('/xhtml', '&#47;xhtml'))?.documentElement.localName).to.equal(undefined);
      expect(page.parseHtml('<p>a').body.textContent).to.equal('a');
      expect(page.parseFragment('<p>a').textContent).to.equal('a');
      expect(await answer(page.newWorker(WORKER))).to.equal('ready');
      // A page that names policies and not ours tells of it; nothing is refused for that.
      expect(await reportsOf(page)).to.have.length(policy === 'naming' && requiresTypes ? 1 : 0);
      close();
    });
  }

  if (requiresTypes) {
    it('says what a page that refuses it must send, and asks once only', async () => {
      const { page, close } = await openPage<ParsingPage>('refusing', '/test/data/pages/trusted-types.ts');
      for (const run of [
        () => page.parseXml('<a/>'),
        () => page.parseHtml('a'),
        () => page.parseFragment('a'),
        () => page.newWorker(WORKER),
      ]) {
        const { name, kind, message } = blocked(run);
        expect([name, kind]).to.deep.equal(['SourceError', 'blocked']);
        expect(message).to.contain('trusted-types parvis lit-html');
      }
      const reports = await reportsOf(page);
      expect(reports.filter((report) => report.startsWith('trusted-types'))).to.have.length(1);
      close();
    });
    it('is the only one: a plain string is refused where ours is not', async () => {
      const { page, close } = await openPage<ParsingPage & typeof globalThis>(
        'strict',
        '/test/data/pages/trusted-types.ts',
      );
      expect(() => new page.DOMParser().parseFromString('<a/>', 'application/xml')).to.throw();
      expect(await reportsOf(page)).to.have.length(1);
      close();
    });
  }
});
