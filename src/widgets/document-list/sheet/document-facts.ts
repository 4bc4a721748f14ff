import { html, nothing, type TemplateResult } from 'lit';
import { shownName } from '../../../data/reading/values/shown-name.js';
import { sizeWords } from '../../../ui/files/size-words.js';
import { longName } from '../../../ui/files/long-name.js';
import type { DocumentEntry } from '../document-entry.js';
import { kindWords, languageName, shownTitle } from '../rows/document-row.js';
import type { DocumentDetails } from './document-details.js';
import { dayOf, exactDate } from './sheet-words.js';

/** All that is known of a document, each under its name; nothing of what is not known. */
export function documentFacts(
  entry: DocumentEntry,
  { t, context, remembered, path }: DocumentDetails,
  url: string | undefined,
  noHistory: boolean,
): TemplateResult {
  const { facts } = t;
  const { modified, created, author, lang, version, size } = entry;
  const file = shownName(entry.name).trim();
  const date = (value: string) => html`<time datetime=${value}>${exactDate(value, context)}</time>`;
  const { openedAt, changedSince } = remembered ?? {};
  const seen = dayOf(openedAt, context);
  const place = url && placeWords(url, path);
  const rows: readonly (readonly [name: string, value: unknown])[] = [
    [facts.kind, kindWords(entry, t)],
    [facts.size, size !== undefined && sizeWords(size, t.lang)],
    [facts.modified, modified && date(modified)],
    [facts.created, created && created !== modified && date(created)],
    [facts.author, author && html`<bdi>${shownName(author)}</bdi>`],
    [facts.language, lang && languageName(lang, t.lang)],
    [facts.version, version && html`<bdi>${shownName(version)}</bdi>`],
    [facts.file, file && file !== shownTitle(entry) && html`<bdi>${longName(file)}</bdi>`],
    [facts.address, place && html`<bdi>${place}</bdi>`],
    [facts.seen, noHistory && seen && (changedSince ? t.openedOn(seen) : t.openedUnchanged(seen))],
  ];
  return html`<dl>
    ${rows.map(([name, value]) =>
      value
        ? html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`
        : nothing,
    )}
  </dl>`;
}

/** Where a document is, as people read it: its folders where they are known, else its site. */
function placeWords(url: string, path: readonly string[]): string {
  const { host } = new URL(url);
  return [host, ...path.map((name) => shownName(name))].join(' / ');
}
