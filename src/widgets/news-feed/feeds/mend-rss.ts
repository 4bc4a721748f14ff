import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { plainText } from '../../../data/reading/values/plain-text.js';
import { every, htmlOf, one, textOf, type Fields } from './feed-fields.js';
import { guessText, type NewsDraft } from './make-item.js';

/** What a program escaped for XML that had marked its text as needing no escape (`addChild` of PHP does). */
const marked = /^\s*<!\[CDATA\[([^]*?)(?:]]>\s*)?$/;
const unmarked = (text: string | null | undefined) => marked.exec(text ?? '')?.[1];

/** The rubric and the keywords of SPIP, as links at the end of the text: `- <a rel="directory">…</a> / <a rel="tag">…</a>, …`. */
const rubrics = /-\s*((?:<a\b[^<>]*\brel=["'](?:directory|tag)["'][^<>]*>[^<>]*<\/a>[\s/,]*)+)$/;

/** They stand in the last letters, however long a text is. */
const LAST = 3000;

/** The address that a text in `link` means where it cannot be taken as it stands; a host is often written without `https://`. */
export function mendedLink(fields: Fields, base: string): string | undefined {
  const written = textOf(fields, 'link') ?? '';
  const link = unmarked(written) ?? written;
  return /^www\.|<!/.test(written) ? resolveUrl(link.replace(/^www\./, 'https://$&'), base) : undefined;
}

/** Makes good what some programs put into the texts of RSS. */
export function mendRss(draft: NewsDraft, fields: Fields, base: string): NewsDraft {
  const title = unmarked(one(fields, 'title')?.textContent);
  const written = htmlOf(one(fields, 'description')) ?? '';
  const [end, links = ''] = rubrics.exec(written.slice(-LAST)) ?? [];
  const description = unmarked(written) ?? (end && written.slice(0, -end.length).trimEnd());
  const content = unmarked(htmlOf(one(fields, 'content:encoded')));
  const said = draft.content === written ? undefined : draft.content;
  return {
    ...draft,
    title: title === undefined ? draft.title : guessText(title),
    url: mendedLink(fields, base) ?? draft.url,
    ...(description !== undefined && {
      summary: plainText(description),
      content: said ?? (description.includes('<') ? description : undefined),
    }),
    ...(content !== undefined && { content }),
    categories: [
      ...every(fields, 'category').map(({ textContent }) => guessText(unmarked(textContent) ?? textContent ?? '')),
      ...[...links.matchAll(/>([^<>]+)<\//g)].map(([, name]) => plainText(name!)),
    ],
  };
}
