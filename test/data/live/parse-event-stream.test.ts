import { expect } from '@open-wc/testing';
import { parseEventStream, type StreamEvent } from '../../../src/data/live/parse-event-stream.js';

function read(pieces: readonly string[], id = '') {
  const events: StreamEvent[] = [];
  const give = parseEventStream((event) => events.push(event), id);
  let retry: number | undefined;
  for (const piece of pieces) retry = give(piece);
  return { events, retry };
}
const event = (data: string, type = 'message', id = '') => ({ type, data, id });

describe('parseEventStream', () => {
  const table: readonly (readonly [what: string, text: string, events: readonly StreamEvent[]])[] = [
    ['an event', 'data: a\n\n', [event('a')]],
    ['each ending of a line', 'data: a\n\ndata: b\r\n\r\ndata: c\r\r', [event('a'), event('b'), event('c')]],
    ['a mark of the byte order', '\ufeffdata: a\n\n', [event('a')]],
    ['data of several lines', 'data: a\ndata:\ndata: b\n\n', [event('a\n\nb')]],
    ['one space after the colon, and no more', 'data:a\n\ndata:  b\n\n', [event('a'), event(' b')]],
    ['a colon in the data', 'data: a:b: c\n\n', [event('a:b: c')]],
    ['a type, which does not stay', 'event: idea\ndata: a\n\ndata: b\n\n', [event('a', 'idea'), event('b')]],
    ['an id, which stays', 'id: 7\ndata: a\n\ndata: b\n\n', [event('a', 'message', '7'), event('b', 'message', '7')]],
    ['an id without data', 'id: 7\n\ndata: a\n\n', [event('a', 'message', '7')]],
    ['an id with a NUL, which is none', 'id: 7\nid: 8\0\ndata: a\n\n', [event('a', 'message', '7')]],
    ['an id that is taken back', 'id: 7\ndata: a\n\nid\ndata: b\n\n', [event('a', 'message', '7'), event('b')]],
    ['comments and unknown fields', ': alive\n\nwhat: ever\ndata: a\n: more\n\n', [event('a')]],
    ['a field without a colon', 'data\ndata\n\n', [event('\n')]],
    ['no event that breaks off', 'data: a\n\ndata: b\n', [event('a')]],
    ['no event without data', 'event: idea\n\ndata: a\n\n', [event('a')]],
  ];
  for (const [what, text, events] of table)
    it(`reads ${what}, in whatever pieces it comes`, () => {
      expect(read([text]).events).to.deep.equal(events);
      expect(read([...text]).events).to.deep.equal(events);
      expect(read(text.match(/[^]{1,3}/g)!).events).to.deep.equal(events);
    });

  it('goes on after the last id', () => {
    expect(read(['data: a\n\n'], '7').events).to.deep.equal([event('a', 'message', '7')]);
  });

  it('tells the wait that is asked for, in digits only', () => {
    expect(read(['retry: 250\n\n']).retry).to.equal(250);
    expect(read(['retry: 250\nretry: soon\nretry: -1\n\n']).retry).to.equal(250);
  });

  it('does not fill the memory with an event that never ends', () => {
    expect(() => read([`data: ${'x'.repeat(2 ** 20)}`, 'x'])).to.throw(RangeError);
    expect(() => read(Array.from({ length: 20 }, () => `data: ${'x'.repeat(2 ** 16)}\n`))).to.throw(RangeError);
    expect(() => read(Array.from({ length: 20 }, () => 'data\n'.repeat(2 ** 16)))).to.throw(RangeError);
    // One that ends makes room for the next.
    expect(read(Array.from({ length: 20 }, () => `data: ${'x'.repeat(2 ** 16)}\n\n`)).events).to.have.lengthOf(20);
  });
});
