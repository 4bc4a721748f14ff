import type { About } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { parseDate } from '../../../data/reading/values/parse-date.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import { plainText } from '../../../data/reading/values/plain-text.js';
import { asHtml, count, nextLink, object, objects, text, type Loose } from '../../../data/reading/values/json-value.js';
import { SourceError } from '../../../data/source-error.js';
import { makeItem } from './make-item.js';
import { emoji } from './mastodon-emoji.js';
import type { NewsFeed, NewsItem } from '../news-item.js';

/** Length of a title made from the first words. */
const TITLE = 90;

/**
 * Reads statuses of Mastodon and its kin: timelines of an account or a tag, or one status. A status has no title: its
 * warning, else its first words, else what is said of its pictures, stand for it. What another wrote and the account passed
 * on is read as the other's. The choices of a poll end the text. Pictures that their author has covered are joined, not shown;
 * those that stand for a word are in the full text.
 *
 * @throws {SourceError} of kind `format` when it is none of these.
 */
export function parseMastodon(json: unknown, { url, headers }: About): NewsFeed {
  if (!Array.isArray(json) && !('content' in object(json)))
    throw new SourceError('format', `no statuses at ${url}`, { url });
  const statuses = objects(json);
  return {
    next: nextLink(headers),
    feed: feedOf(url, statuses[0]) ?? '',
    ...collect(statuses, (status) => readStatus(status, url)),
  };
}

/** The RSS of the same timeline: Mastodon has one for each account, and for each tag. */
function feedOf(url: string, first: Loose | undefined): string | undefined {
  const tag = /\/api\/v1\/timelines\/tag\/([^/?#]+)/.exec(url)?.[1];
  if (tag) return resolveUrl(`/tags/${tag}.rss`, url);
  const account = /\/api\/v1\/accounts\/[^/]+\/statuses/.test(url) ? text(object(first?.account).url) : undefined;
  const feed = account && resolveUrl(`${account}.rss`, url);
  return feed?.startsWith(new URL('/', url).href) ? feed : undefined;
}

function firstWords(words: string): string {
  if (words.length <= TITLE) return words;
  const cut = words.slice(0, TITLE).replace(/\s+\S*$/, '');
  return `${cut}…`;
}

function readStatus(passedOn: Loose, base: string): NewsItem {
  const status = passedOn.reblog ? object(passedOn.reblog) : passedOn;
  const account = object(status.account);
  const card = object(status.card);
  const choices = objects(object(status.poll).options).flatMap(({ title }) => text(title) ?? []);
  const list = choices.map((choice) => `<li>${asHtml(choice)}</li>`).join('');
  const { inHtml, inText } = emoji(base, status.emojis, object(status.poll).emojis);
  const content = (text(status.content) ?? '') + (list && `<ul>${list}</ul>`);
  const said = inText(plainText(content));
  const warning = inText(text(status.spoiler_text) ?? '') || undefined;
  const media = objects(status.media_attachments).map((file) => {
    const { original, small } = object(file.meta);
    const size = object(file.preview_url ? small : original);
    const is = (type: string) => file.type === type;
    return {
      url: resolveUrl(text(file.url) ?? text(file.remote_url), base),
      picture: is('image') || is('gifv') ? resolveUrl(text(file.preview_url) ?? text(file.url), base) : undefined,
      type: is('gifv') || is('video') ? 'video/mp4' : is('audio') ? 'audio/mpeg' : undefined,
      alt: text(file.description),
      width: count(size.width),
      height: count(size.height),
    };
  });
  const covered = status.sensitive === true && !warning;
  const shown = covered ? undefined : media.find(({ picture }) => picture);
  const cardImage = covered ? undefined : resolveUrl(text(card.image), base);
  const words = said || oneLine(media.find(({ alt }) => alt)?.alt ?? text(card.title) ?? '');
  const title = warning ? oneLine(warning) : firstWords(words);
  return makeItem(
    {
      // The number is one of many servers; the uri is the same everywhere.
      id: text(status.uri) ?? text(status.url) ?? text(status.id),
      title,
      url: resolveUrl(text(status.url) ?? text(status.uri), base),
      published: parseDate(text(status.created_at)),
      updated: parseDate(text(status.edited_at)),
      authors: [
        oneLine(emoji(base, account.emojis).inText(text(account.display_name) ?? text(account.username) ?? '')),
      ],
      categories: objects(status.tags).map(({ name }) => oneLine(text(name) ?? '')),
      // A title that says all is not said twice.
      summary: words === title ? undefined : words,
      content: inHtml(content) || undefined,
      image: shown
        ? { url: shown.picture!, alt: shown.alt, width: shown.width, height: shown.height }
        : cardImage
          ? { url: cardImage, alt: text(card.image_description), width: count(card.width), height: count(card.height) }
          : undefined,
      attachments: media.flatMap(({ url, type }) => (url ? [{ url, type }] : [])),
      lang: text(status.language),
      warning,
    },
    base,
  );
}
