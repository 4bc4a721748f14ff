import { asHtml, objects, text } from '../../../data/reading/values/json-value.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';

/** Names between colons, or tags, whose attributes are left alone. `10:30:45` and `::a::` name none (Mastodon, CustomEmoji). */
const NAMES = /<[^<>]*>|(?<![\w:]):(\w{2,}):(?![\w:])/g;

/** Pixels of a side: the theme makes such a picture as high as its line. */
const SIDE = 20;

/** The pictures that a server has made for its users, who write them by name: `:bonjour:`. */
export interface Emoji {
  /** HTML with the pictures, each told by its name, which also stands for it where it is not loaded. */
  inHtml(html: string): string;
  /** Text, which has no pictures: without those names, unless nothing else is said. */
  inText(words: string): string;
}

/** @param listed The `emojis` of a status, an account or a poll. */
export function emoji(base: string, ...listed: readonly unknown[]): Emoji {
  const pictures = new Map<string, string>();
  for (const one of listed.flatMap(objects)) {
    const name = text(one.shortcode);
    // One that stands still: nobody could stop the other (RGAA 13.8).
    const url = resolveUrl(text(one.static_url) ?? text(one.url), base);
    if (name && url) pictures.set(name, url);
  }
  const put = (words: string, picture: (name: string, url: string) => string) =>
    pictures.size
      ? words.replace(NAMES, (all, name?: string) => {
          const url = name && pictures.get(name);
          return url ? picture(name, url) : all;
        })
      : words;
  return {
    inHtml: (html) =>
      put(
        html,
        (name, url) =>
          `<img src="${asHtml(url).replaceAll('"', '%22')}" alt=":${name}:" width="${SIDE}" height="${SIDE}">`,
      ),
    inText: (words) => {
      const without = put(words, () => '')
        .replace(/ {2,}/g, ' ')
        .trim();
      return without || put(words, (name) => name.replaceAll('_', ' '));
    },
  };
}
