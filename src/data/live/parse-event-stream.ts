/** One event of a stream. */
export interface StreamEvent {
  readonly type: string;
  readonly data: string;
  /** Id of the last event that had one: a stream resumes after it. Empty when none had. */
  readonly id: string;
}

/** Characters of one event, beyond which the stream is no stream of events. */
const ROOM = 2 ** 20;

/**
 * Reads `text/event-stream` piece by piece (HTML, 9.2.6): lines end in LF, CRLF or CR, an event at an empty line; one that the
 * stream broke off in is dropped.
 *
 * @param tell - Called with each event.
 * @returns A function to give the pieces to, in order. It gives the wait that the stream asked for, in milliseconds, if it did.
 */
export function parseEventStream(tell: (event: StreamEvent) => void, id = ''): (text: string) => number | undefined {
  let rest = '';
  let first = true;
  let afterReturn = false;
  let type = '';
  let data: string[] = [];
  let held = 0;
  let nextId = id;
  let retry: number | undefined;

  const read = (line: string) => {
    if (!line) {
      id = nextId;
      if (data.length) tell({ type: type || 'message', data: data.join('\n'), id });
      type = '';
      data = [];
      held = 0;
      return;
    }
    const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line)!;
    // An empty name is a comment, by which a server keeps the connection.
    if (name === 'data') {
      data.push(value);
      held += value.length + 1;
    }
    if (name === 'event') type = value;
    else if (name === 'id' && !value.includes('\0')) nextId = value;
    else if (name === 'retry' && /^\d+$/.test(value)) retry = Number(value);
  };

  return (text) => {
    if (first && text) {
      first = false;
      if (text.startsWith('\ufeff')) text = text.slice(1);
    }
    // CR and LF may come in two pieces.
    if (afterReturn && text.startsWith('\n')) text = text.slice(1);
    if (text) afterReturn = text.endsWith('\r');
    const lines = (rest + text).split(/\r\n|\n|\r/);
    rest = lines.pop()!;
    for (const line of lines) read(line);
    if (rest.length + held > ROOM) throw new RangeError('An event without an end: this is no stream of events.');
    return retry;
  };
}
