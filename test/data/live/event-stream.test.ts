import { expect } from '@open-wc/testing';
import { eventStream } from '../../../src/data/live/event-stream.js';
import { pace } from '../../../src/data/writing/pace.js';

/** A stream that is over once it has said this. */
const saying = (text: string, init: ResponseInit = {}) =>
  new Response(text, { headers: { 'content-type': 'text/event-stream' }, ...init });

describe('eventStream', () => {
  const { wait } = pace;
  before(() => (pace.wait = 1));
  after(() => (pace.wait = wait));

  /** Listens until it has been asked so often, or the page has had many turns. */
  async function asks(most: number, answer: (asked: number) => Response): Promise<readonly Headers[]> {
    const asked: Headers[] = [];
    const over = new AbortController();
    const fetch = async (_: RequestInfo | URL, { headers }: RequestInit = {}) => {
      // As a browser does: it refuses what is no header.
      asked.push(new Headers(headers));
      if (asked.length === most) over.abort();
      return answer(asked.length);
    };
    const listening = eventStream('/events', { settings: { fetch }, signal: over.signal, onEvent: () => {} });
    for (let turns = 0; turns < 20 && !over.signal.aborted; turns++) await new Promise((turn) => setTimeout(turn, 10));
    over.abort();
    await listening;
    return asked;
  }

  for (const [what, answer] of [
    ['a wait that no timer can be set for', () => saying('retry: 4294967296\n\n')],
    ['a wait of weeks', () => new Response('', { status: 503, headers: { 'retry-after': '4294967' } })],
  ] as const)
    it(`does not come back at once after ${what}`, async () => {
      expect(await asks(10, answer)).to.have.lengthOf(1);
    });

  it('resumes after an id of any letters, in the bytes that it came in', async () => {
    const [, second] = await asks(2, () => saying('id: 1 €\ndata: a\n\n'));
    const bytes = Uint8Array.from(second!.get('last-event-id')!, (letter) => letter.charCodeAt(0));
    expect(new TextDecoder().decode(bytes)).to.equal('1 €');
  });
});
