// A script of its own, which nothing imports: `read-in-worker.ts` starts it by its address.
import { version } from '../../../../version.js';
import { CalendarReader, mendBreaks, type ReadCalendar } from '../read-calendar.js';

/** The first thing that a worker says: its version. Only one of the same release is told anything. */
export type WorkerHello = string;

/** What it answers to the text of a calendar. */
export interface WorkerAnswer {
  readonly table: ReadCalendar;
  /** What the table points into, where it is not the text that was sent: its breaks were mended. */
  readonly mended?: string | undefined;
}

addEventListener('message', ({ data }: MessageEvent<string>) => {
  const text = mendBreaks(data);
  const reader = new CalendarReader(text);
  reader.read();
  const table = reader.result();
  const answer: WorkerAnswer = { table, mended: text === data ? undefined : text };
  postMessage(answer, { transfer: [table.ints.buffer, table.floats.buffer, table.lines.buffer] });
});

postMessage(version satisfies WorkerHello);
