import { expect } from '@open-wc/testing';
import type { About, FormatTable, Reading } from '../../../src/data/format.js';
import { readBody } from '../../../src/data/reading/read-body.js';
import { SourceError } from '../../../src/data/source-error.js';
import type { XmlTree } from '../../../src/data/reading/xml/xml-element.js';

interface Letters extends Reading {
  readonly letters: readonly string[];
}

interface Prioritized {
  readonly scheduler?: { postTask(task: () => void, options: { priority: string; delay: number }): Promise<void> };
}

const about: About = { url: 'https://town.example/letters' };
let readings = 0;

/** A format of nothing but blocks, whose title stands after them. */
function readLetters({ documentElement: root }: XmlTree): Letters {
  readings++;
  if (root.localName !== 'letters') throw new SourceError('format', 'no letters');
  const letters: string[] = [];
  let title: string | undefined;
  for (let child = root.firstElementChild; child; child = child.nextElementSibling) {
    if (child.localName === 'l') letters.push(child.textContent ?? '');
    if (child.localName === 'title') title = child.textContent ?? '';
  }
  return { title, letters, skipped: letters.filter((letter) => !letter).length };
}

const table: FormatTable<Letters, string> = {
  blocks: ['l'],
  items: ({ letters }) => letters,
  withItems: (reading, letters) => ({ ...reading, letters }),
  formats: [
    { name: 'letters', of: 'xml', matches: ({ root }) => root === 'letters', load: () => Promise.resolve(readLetters) },
    {
      name: 'json',
      of: 'json',
      matches: ({ json }) => Array.isArray(json),
      load: () => Promise.resolve((json) => ({ letters: json as string[], skipped: 0 })),
    },
    {
      name: 'text',
      of: 'text',
      matches: ({ text }) => text.startsWith('letters:'),
      load: () => Promise.resolve((text) => ({ letters: text.slice(8).split(','), skipped: 0 })),
    },
  ],
  more: () =>
    Promise.resolve([
      {
        name: 'html',
        of: 'html',
        matches: ({ root }) => root === 'ul',
        load: () =>
          Promise.resolve((page) => ({
            letters: [...page.querySelectorAll('li')].map((li) => li.textContent),
            skipped: 0,
          })),
      },
    ]),
};

const read = (body: string | Uint8Array, options = {}) => readBody(body, about, table, options);
const failure = async (body: string, options = {}) => {
  const error = await read(body, options).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(SourceError);
  return (error as SourceError).kind;
};
const many = (count: number, length = 100) =>
  `<letters>${Array.from({ length: count }, (_, i) => `<l>${i} ${'x'.repeat(length)}</l>`).join('')}<title>Many</title></letters>`;

describe('readBody', () => {
  it('reads XML, JSON, text and HTML', async () => {
    expect(await read('<letters><l>a</l><l>b</l></letters>')).to.deep.equal({
      title: undefined,
      letters: ['a', 'b'],
      skipped: 0,
    });
    expect((await read('["a", "b"]')).letters).to.deep.equal(['a', 'b']);
    expect((await read('letters:a,b')).letters).to.deep.equal(['a', 'b']);
    expect((await read('<ul><li>a<li>b</ul>')).letters).to.deep.equal(['a', 'b']);
    expect((await read(new TextEncoder().encode('<letters><l>é</l></letters>'))).letters).to.deep.equal(['é']);
  });

  it('goes by the body and not by its type, unless a format is forced', async () => {
    expect(
      (await readBody('<letters><l>a</l></letters>', { ...about, contentType: 'application/json' }, table)).letters,
    ).to.deep.equal(['a']);
    expect((await read('<ul><li>a</ul>', { type: 'text' })).letters).to.deep.equal(['a</ul>']);
    expect(await failure('<letters/>', { type: 'leters' })).to.equal('setup');
  });

  it('refuses what no format knows', async () => {
    for (const body of ['', 'hello', '<html><body>Login', '{"a":', '<other/>', '\0\0'])
      expect(await failure(body), body).to.equal('format');
    expect(await failure('<ul>', { type: 'letters' })).to.equal('format');
  });

  it('reads short healthy XML by one call', async () => {
    readings = 0;
    await read(many(50));
    expect(readings).to.equal(1);
  });

  it('tells when a text stops before its own end, and not when it is only broken', async () => {
    const short = {
      '<letters><l>a</l><l>b': true,
      '<letters><l>a</l>': true,
      '<letters><l>a & b</l></letters>': undefined,
    };
    const long = `<letters>${'<l>a</l>'.repeat(50_000)}`;
    const all = {
      ...short,
      '<letters><l>a</l></letters><p': undefined,
      [long]: true,
      [`${long}</letters>`]: undefined,
    };
    for (const [text, unended] of Object.entries(all))
      expect((await read(text)).unended, `${text.slice(0, 40)} (${text.length})`).to.equal(unended);
  });

  it('gives the good items of a broken document', async () => {
    const broken = '<letters><l>a & b</l><l>c<b></l><l></l></x><l>d<cut>';
    const { letters, skipped } = await read(broken);
    expect([letters, skipped]).to.deep.equal([['a & b', 'c', '', 'd'], 1]);
    expect((await read(`${many(3, 0)}<l>`)).title).to.equal('Many');
  });

  it('gives the first items of a long document early, then more, then all', async () => {
    const parts: number[] = [];
    const reading = await read(many(6000), { onPart: (part: Letters) => parts.push(part.letters.length) });
    expect(reading.letters.length).to.equal(6000);
    expect(reading.letters[5999]).to.match(/^5999 x/);
    expect(reading.title).to.equal('Many');
    expect(parts[0]).to.equal(20);
    expect(parts).to.deep.equal([...parts].sort((a, b) => a - b));
    expect(parts.length).to.be.within(2, 12);
  });

  it('gives way to the page while it reads', async () => {
    let turns = 0;
    let reading = true;
    const { scheduler } = globalThis as Prioritized;
    // What is as urgent as a key press, where an engine can say so: it may keep a timer for later, and rightly.
    const turn = () => {
      turns++;
      // Not for ever: where what is urgent always goes first, reading would never have its turn.
      if (reading && turns < 20)
        void (scheduler ? scheduler.postTask(turn, { priority: 'user-blocking', delay: 1 }) : setTimeout(turn, 1));
    };
    turn();
    await read(many(40_000, 40));
    reading = false;
    // The first one is our own call. How many more there are is for the engine, and for how busy the machine is, to say.
    expect(turns).to.be.above(1);
  });

  describe('of a long body', () => {
    // The sign of three bytes lies across each place at which decoding may stop.
    const letters = Array.from({ length: 60_000 }, (_, i) => `${i} ’é`);
    const xml = `<letters>${letters.map((letter) => `<l>${letter}</l>`).join('')}</letters>`;
    const octets = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const bodies: readonly [string, Uint8Array, contentType?: string][] = [
      ['UTF-8', new TextEncoder().encode(xml)],
      ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${xml}`)],
      ['UTF-16', new Uint8Array(Uint16Array.from(`\ufeff${xml}`, (letter) => letter.charCodeAt(0)).buffer)],
      ['windows-1252', octets(xml.replaceAll('’', '\x92')), 'text/xml; charset=windows-1252'],
      ['JSON', new TextEncoder().encode(JSON.stringify(letters))],
      ['HTML', new TextEncoder().encode(`<ul>${letters.map((letter) => `<li>${letter}</li>`).join('')}</ul>`)],
    ];
    for (const [name, body, contentType] of bodies)
      it(`reads ${name}`, async () => {
        const reading = await readBody(body, { ...about, contentType }, table);
        expect(reading.letters.length).to.equal(60_000);
        expect(reading.letters.filter((letter, i) => letter !== letters[i])).to.deep.equal([]);
      });

    it('refuses what no format knows, and what is forced in vain', async () => {
      expect(await failure('hello '.repeat(60_000))).to.equal('format');
      expect(await failure(xml, { type: 'leters' })).to.equal('setup');
      expect(await failure(`BEGIN:V${' '.repeat(400_000)}`)).to.equal('format');
    });

    it('stops before it is decoded', async () => {
      const reason = new Error('left');
      const told = await read(bodies[0]![1], { signal: AbortSignal.abort(reason) }).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(told).to.equal(reason);
    });
  });

  it('stops when it is no longer wanted', async () => {
    const stop = new AbortController();
    const reading = read(many(20_000), { signal: stop.signal, onPart: () => stop.abort() });
    const error = await reading.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect((error as DOMException).name).to.equal('AbortError');
  });

  it('tells nothing of parts that a short document has not', async () => {
    await read(many(50), { onPart: () => expect.fail('a part') });
  });
});
