// Feeds of any length, the same each time: what a town writes, with escaped and CDATA HTML, pictures and files.
const words =
  'conseil municipal budget école travaux rue marché fête sport salle pont rivière vélo déchets énergie eau culture musée concert élection sécurité santé impôts mairie place parc jeux logement transport bus tram parking Straße Größe council library garden permit'.split(
    ' ',
  );

export function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
export const phrase = (random, count) =>
  Array.from({ length: count }, () => words[Math.floor(random() * words.length)]).join(' ');
const content = (random, n) =>
  `<p>${phrase(random, 30)} <a href="https://town.example/n/${n}?a=1&amp;b=2">${phrase(random, 3)}</a>.</p>` +
  `<ul><li>${phrase(random, 5)}</li><li><b>${phrase(random, 4)}</b></li></ul>` +
  `<p><img src="https://town.example/i/${n}.jpg" alt="${phrase(random, 2)}">${phrase(random, 20)}</p>`;
const first = Date.UTC(2026, 9, 1);

/** An RSS 2.0 feed with `content:encoded`, `dc`, `media` and enclosures. */
export function makeRss(count) {
  const random = generator(7);
  const items = Array.from(
    { length: count },
    (_, n) =>
      `\n<item><title>${escape(`${phrase(random, 7)} & ${phrase(random, 2)}`)}</title><link>https://town.example/news/${n}?x=1&amp;y=2</link>` +
      `<guid isPermaLink="false">town-${n}</guid><pubDate>${new Date(first - n * 5400000).toUTCString()}</pubDate>` +
      `<dc:creator>${phrase(random, 2)}</dc:creator><category>${phrase(random, 1)}</category><category>${phrase(random, 1)}</category>` +
      `<description>${escape(`<p>${phrase(random, 25)}</p>`)}</description><content:encoded><![CDATA[${content(random, n)}]]></content:encoded>` +
      `<enclosure url="https://town.example/i/${n}.jpg" length="12345" type="image/jpeg"/>` +
      `<media:thumbnail url="https://town.example/t/${n}.jpg" width="150" height="100"/></item>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">' +
    `<channel><title>Town news</title><link>https://town.example/</link><description>All news</description>${items.join('')}\n</channel></rss>`
  );
}

/** An Atom feed with summaries and contents of escaped HTML. */
export function makeAtom(count) {
  const random = generator(8);
  const entries = Array.from(
    { length: count },
    (_, n) =>
      `\n<entry><title type="text">${escape(`${phrase(random, 7)} & ${phrase(random, 2)}`)}</title><id>urn:town:${n}</id>` +
      `<link rel="alternate" type="text/html" href="https://town.example/news/${n}"/>` +
      `<published>${new Date(first - n * 5400000).toISOString()}</published><updated>${new Date(first - n * 5300000).toISOString()}</updated>` +
      `<author><name>${phrase(random, 2)}</name></author><category term="${phrase(random, 1)}"/>` +
      `<summary type="html">${escape(`<p>${phrase(random, 25)}</p>`)}</summary><content type="html">${escape(content(random, n))}</content></entry>`,
  );
  return (
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Town news</title><id>urn:town</id>' +
    `<updated>2026-10-01T00:00:00Z</updated><link href="https://town.example/"/>${entries.join('')}\n</feed>`
  );
}
