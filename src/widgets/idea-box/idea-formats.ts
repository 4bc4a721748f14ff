import type { FormatTable } from '../../data/format.js';
import type { Idea, IdeaPage } from './idea.js';

/**
 * How to recognise each format of ideas, and where its reader is. A new format is one line here or, when it is rarely
 * met, in `formats/more-idea-formats.ts`; and one file.
 */
export const ideaFormats: FormatTable<IdeaPage, Idea> = {
  blocks: [],
  items: ({ ideas }) => ideas,
  withItems: (page, ideas) => ({ ...page, ideas }),
  formats: [
    {
      name: 'parvis',
      of: 'json',
      matches: ({ json }) => 'box' in Object(json),
      load: async () => (await import('./formats/parse-parvis.js')).parseParvis,
    },
  ],
  more: async () => (await import('./formats/more-idea-formats.js')).moreIdeaFormats,
  rare: /\/api\/v1\/posts\b|\/f\/\d+(?:\/|$|[?#])|\/c\/[^?#]*\/\d+|\/(?:latest|top)(?:\.json|$|[?#])|\/api\/?\?component=|github\.com\/[^/]+\/[^/]+\/issues/,
  // What leads to news leads to no ideas.
  links: /^$/,
};

/**
 * The address at which the ideas are asked for: the base of a Parvis API, which ends in `/`, lists them at `ideas`. Any other
 * address is that of a list.
 *
 * @param src As the page wrote it, or `api` of its settings.
 */
export const ideasAt = (src: string, type = ''): string =>
  /[^/]\/$/.test(src) && /^(?:parvis)?$/.test(type) && !/\/f\/\d+\/$/.test(src) ? `${src}ideas` : src;
