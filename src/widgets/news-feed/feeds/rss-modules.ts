import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { plainText } from '../../../data/reading/values/plain-text.js';
import { every, fieldsOf, htmlOf, one, textOf, type NameOf } from './feed-fields.js';
import { baseOf, linkOf, mendAddress, withModules } from './feed-modules.js';
import { namesFrom, prefixOf } from './feed-names.js';
import { firstPicture } from './first-picture.js';
import { guessText } from './make-item.js';
import { mendRss, mendedLink } from './mend-rss.js';
import { inOneLanguage } from './one-language.js';
import type { RssModules } from './parse-rss.js';

/** Names as RSS writes them, whatever capitals a program has: `<PubDate>`, `<pubdate>`, `<ITEM>`. */
function inUsualCapitals(nameOf: NameOf): NameOf {
  return (element) => {
    const name = nameOf(element);
    return /[A-Z]|date/.test(name) ? name.toLowerCase().replace(/(pub|expiration)date$/, '$1Date') : name;
  };
}

/** What RSS says in elements of other namespaces than its own, and what is to be mended in its own. */
export const rssModules: RssModules = {
  // A namespace of its own that nobody knows is that of RSS here; RDF has one beside it.
  namesIn: (root, lang) =>
    inOneLanguage(inUsualCapitals(namesFrom(root.localName === 'RDF' ? '' : prefixOf(root.namespaceURI))), lang),
  baseOf,
  item(draft, fields, item, base) {
    const whole = withModules(mendRss(draft, fields, base), fields, item, base);
    return { ...whole, image: whole.image ?? firstPicture(whole.content, base) };
  },
  feed(feed, fields, root, base) {
    const beside = fieldsOf(root, namesFrom(''));
    const picture = one(beside, 'image');
    const url = resolveUrl(
      picture ? textOf(fieldsOf(picture, namesFrom('')), 'url') : fields.get('itunes:image')?.[0]!.getAttribute('href'),
      base,
    );
    const title = textOf(fields, 'dc:title');
    const summary = htmlOf(one(fields, 'dc:description', 'itunes:summary'));
    return {
      ...feed,
      url: mendAddress(mendedLink(fields, base) ?? feed.url),
      title: feed.title ?? (title && guessText(title)),
      next: linkOf(every(fields, 'atom:link'), 'next', base),
      description: feed.description ?? (summary && plainText(summary)),
      lang: feed.lang ?? textOf(fields, 'dc:language') ?? root.getAttribute('xml:lang') ?? undefined,
      image: feed.image ?? (url ? { url } : undefined),
    };
  },
};
