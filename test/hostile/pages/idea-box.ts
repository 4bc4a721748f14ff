import '../../../src/widgets/idea-box/define.js';
import type { IdeaBackend } from '../../../src/widgets/idea-box/backends/idea-backend.js';
import type { ParvisIdeaBox } from '../../../src/widgets/idea-box/idea-box.js';
import type { IdeaSource } from '../../../src/widgets/idea-box/idea-source.js';
import type { Idea, IdeaDetail } from '../../../src/widgets/idea-box/idea.js';
import type { Vector } from '../vectors.js';
import { provoke } from './provoke.js';

/** What a box made of hostile ideas. */
export interface DrawnIdeas {
  /** Ideas drawn in the list, and opened. */
  readonly rows: number;
  readonly opened: number;
  /** Vectors that are not on the screen. */
  readonly missing: readonly string[];
  /** What should not be there. */
  readonly wrong: readonly string[];
}

/** Ideas that are opened of each list. */
const OPENED = 6;
let count = 0;
const mark = (index: number) => `[${index}]`;

/** Every text in every field of an idea, as a server that was taken over would give them. */
function ideaOf({ text }: Vector, index: number): Idea {
  return {
    id: `${index} ${text}`,
    title: `${mark(index)} ${text}`,
    text,
    problem: text,
    proposal: text,
    url: text,
    created: text,
    author: text,
    votes: index,
    voted: false,
    comments: 2,
    status: text,
    reason: text,
    topics: [text],
    due: text,
    answer: { text, author: text, service: text, date: text },
  };
}

const detailOf = (idea: Idea, text: string): IdeaDetail => ({
  ...idea,
  history: [{ at: text, change: text, status: text, by: text, note: text }],
  thread: [
    { id: text, text, author: text, created: text },
    { id: `${text} 2`, parent: text, text, author: text, official: text },
  ],
  group: { members: [text], next: { date: '2026-12-01T08:00:00Z', place: text }, papers: [{ name: text, url: text }] },
  file: { name: text, url: text, type: text, size: 1 },
  mergedFrom: [{ id: text, title: text }],
});

const page = {
  /** Draws the texts as ideas, opens some, and does to all what readers do. */
  async drawIdeas(vectors: readonly Vector[]): Promise<DrawnIdeas> {
    const ideas = vectors.map(ideaOf);
    const [first] = vectors;
    const never = () => new Promise<never>(() => {});
    const backend: IdeaBackend = {
      knowsKeys: true,
      detail: async (id) => {
        const at = ideas.findIndex((idea) => idea.id === id);
        return detailOf(ideas[at]!, vectors[at]!.text);
      },
      propose: never,
      vote: async (id) => ({ id, voted: true, votes: 1 }),
      comment: never,
      similar: async () => ideas.slice(0, 3),
    };
    const source: IdeaSource = {
      key: `hostile ${++count}`,
      label: first!.text,
      backend,
      read: async () => ({
        items: ideas,
        skipped: 0,
        title: first!.text,
        box: {
          title: first!.text,
          statuses: vectors.slice(0, 20).map(({ text }) => ({ id: text, label: text, kind: 'open' as const })),
          topics: vectors.slice(0, 20).map(({ text }) => ({ id: text, label: text })),
          votes: {},
          may: ['propose', 'vote', 'comment', 'report', 'moderate', 'answer'],
          you: { name: first!.text, roles: [] },
          limits: { fileTypes: [first!.text], fileBytes: 1 },
        },
      }),
    };
    const box = document.createElement('parvis-idea-box');
    Object.assign(box, {
      // The steps of one box are not those of the next.
      id: `box${count}`,
      search: true,
      filters: 'sort status topic',
      layout: count % 2 ? 'list' : 'compact',
      sources: [source],
    });
    document.body.append(box);
    await until(box, '.row');
    await box.updateComplete;
    const root = box.shadowRoot!;
    const seen = root.textContent;
    const missing = vectors.flatMap(({ name }, index) => (seen.includes(mark(index)) ? [] : [name]));
    const rows = root.querySelectorAll('[part=item]').length;
    const faults = wrong(root);
    provoke(root.querySelector('.filters')!);
    let opened = 0;
    for (let at = 0; at < ideas.length; at += Math.max(1, Math.ceil(ideas.length / OPENED))) {
      root.querySelectorAll<HTMLElement>('.row [part=link]')[at]!.click();
      await until(box, '.idea .thread');
      await until(box, '.acts');
      faults.push(...wrong(root));
      provoke(root.querySelector('.idea header')!);
      provoke(root.querySelector('.thread')!);
      opened++;
      root.querySelector<HTMLElement>('.back button')!.click();
      await until(box, '.row');
      await box.updateComplete;
    }
    root.querySelector<HTMLElement>('[part=propose]')!.click();
    await until(box, '#idea-title');
    faults.push(...wrong(root));
    box.remove();
    return { rows, opened, missing, wrong: faults };
  },
};

/** What `idea-box.ts` puts on the window of its page. */
export type IdeaBoxPage = typeof page;

Object.assign(globalThis, page);

/** Ends once something is drawn. */
async function until(box: ParvisIdeaBox, selector: string): Promise<void> {
  for (const begun = performance.now(); !box.shadowRoot!.querySelector(selector);) {
    if (performance.now() - begun > 20_000) throw new Error(`${selector} is not there: ${box.shadowRoot!.textContent}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** What no drawing of ours holds. */
function wrong(root: ShadowRoot): string[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    const faults: string[] = [];
    if (
      !/^(a|article|b|bdi|br|button|dd|div|dl|dt|form|header|i|input|label|li|nav|ol|option|p|path|section|select|slot|span|strong|svg|textarea|time|ul)$/.test(
        element.localName,
      )
    )
      faults.push(`<${element.localName}>`);
    for (const { name, value } of element.attributes) {
      if (
        /^on|^(src|srcset|style|formaction|action|ping)$/.test(name) &&
        !(name === 'style' && element.parentNode === root && value.startsWith('--_'))
      )
        faults.push(`${element.localName} ${name}="${value.slice(0, 60)}"`);
      if (name === 'href' && !/^(https?:|mailto:|tel:|webcal:|#)/.test(value))
        faults.push(`href="${value.slice(0, 60)}"`);
    }
    return faults;
  });
}
