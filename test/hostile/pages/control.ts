import type { Vector } from '../vectors.js';
import { provoke } from './provoke.js';

const page = {
  /** Puts each text into the page as it is, and does to it all that a reader can do. Gives the names of those that ran. */
  async fire(vectors: readonly Vector[], ran: string[], next: (index: number) => void): Promise<void> {
    for (const [index, { name, text }] of vectors.entries()) {
      next(index + 1);
      const before = fired.length;
      const holder = document.createElement('div');
      document.body.append(holder);
      holder.innerHTML = text;
      provoke(holder);
      await new Promise((resolve) => setTimeout(resolve, 25));
      if (fired.length > before) ran.push(name);
      holder.remove();
    }
  },
};

declare const fired: readonly string[];

/** What `control.ts` puts on the window of its page. */
export type ControlPage = typeof page;

Object.assign(globalThis, page);
