import { textField, textFields, textsField, withFields } from '../../data/mend-fields.js';
import { ownSources } from '../../data/own-sources.js';
import type { Source } from '../../data/source.js';
import type { Idea } from './idea.js';

const texts = ['text', 'problem', 'proposal', 'url', 'created', 'author', 'status', 'due', 'mergedInto'];

/** An idea as `Idea` says, out of what a page's own source gives; nothing for what has no id or no title. */
export function mendIdea(item: Readonly<Record<string, unknown>>): Idea | undefined {
  const id = textField(item.id);
  const title = textField(item.title);
  if (!id || !title) return undefined;
  return withFields(item, { ...textFields(item, texts), id, title, topics: textsField(item.topics) });
}

/** The sources that a page has made, each giving only what can be shown. */
export const ownIdeas = (sources: readonly Source<Idea>[]): readonly Source<Idea>[] => ownSources(sources, mendIdea);
