import '../../../../src/widgets/idea-box/define.js';
import '../../../../src/settings/define.js';
import type { ParvisIdeaBox } from '../../../../src/widgets/idea-box/idea-box.js';
import type { IdeaDetail } from '../../../../src/widgets/idea-box/idea.js';
import { appears, until } from '../../../../stories/support/appears.js';
import { gives, townBackend } from '../../../../stories/support/idea-states.js';
import { townIdea } from '../../../../stories/support/town-ideas.js';
import { active } from '../../../access/walk.js';

/** What a moderator's act asked of the service. */
export interface Asked {
  readonly method: string;
  /** Under the base of the API. */
  readonly way: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

export const clean = (text: string | null | undefined): string =>
  (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const heard = () => clean(document.querySelector('html > [role=status]')?.textContent);

/** Ends once the page has said a sentence. */
export const hears = (sentence: string): Promise<void> =>
  until(() => heard() === sentence, `"${sentence}" is not said`).catch((error: Error) => {
    throw new Error(`${error.message}, but "${heard()}"`);
  });

/** Ends once the focus is there. */
export const focused = (selector: string): Promise<void> =>
  until(
    () => active().matches(selector),
    `the focus is not on ${selector}, but on ${active().outerHTML.slice(0, 160)}`,
  );

/**
 * A box of the town in a page of its own, for a moderator who answers as well; and what is asked of its service.
 *
 * @param answers What the service answers, by default that it is done.
 * @param change What an idea is, beyond what the town knows of it.
 */
export async function moderatedBox(
  answers: (asked: Asked) => Response | Promise<Response> = () => Response.json({}),
  change: () => Partial<IdeaDetail> = () => ({}),
): Promise<{ readonly box: ParvisIdeaBox; readonly asked: readonly Asked[] }> {
  const asked: Asked[] = [];
  const address = new URL('/idees/api/ideas', location.href).href;
  const base = new URL('./', address).href;
  const settings = Object.assign(document.createElement('parvis-settings'), {
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      const { url, method, headers } = new Request(input, init);
      // What others do at the same time is told by nobody here.
      if (url === `${base}events`) return new Response('', { status: 404 });
      const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Asked['body']) : {};
      const one = { method, way: url.slice(base.length), body, headers };
      asked.push(one);
      return answers(one);
    },
  });
  const box = Object.assign(document.createElement('parvis-idea-box'), {
    sources: [
      {
        ...gives('fr', { may: ['propose', 'comment', 'moderate', 'answer'] }, { address }),
        backend: {
          ...townBackend('fr'),
          detail: async (id: string) => ({ ...townIdea('fr', id)!, ...(id === '1' ? change() : {}) }),
        },
      },
    ],
  });
  settings.append(box);
  const page = document.createElement('main');
  page.append(settings);
  document.body.prepend(page);
  await appears(box, '.row');
  return { box, asked };
}

/** Nothing of a box stays for the next one. */
export function clearPage(): void {
  document.querySelector('main')?.remove();
  // What was said to the test before is no answer to this one.
  document.querySelector('html > [role=status]')?.remove();
  localStorage.clear();
  document.documentElement.lang = 'fr';
  history.replaceState(null, '', location.pathname + location.search);
}
