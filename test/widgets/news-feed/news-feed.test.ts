import { expect, fixture, html } from '@open-wc/testing';
import { limits } from '../../../src/data/limits.js';
import { SourceError, type FailureKind } from '../../../src/data/source-error.js';
import type { SourcePage } from '../../../src/data/source.js';
import type { LoadEvent } from '../../../src/ui/load-event.js';
import { Widget } from '../../../src/ui/widget.js';
import type { FailureEvent } from '../../../src/ui/widget-events.js';
import type { NewsItem } from '../../../src/widgets/news-feed/news-item.js';
import { ParvisNewsFeed } from '../../../src/widgets/news-feed/news-feed.js';
import { all, button, isShown, later, links, loaded, next, one, placed, rows, seen, settled, titles } from './feed.js';
import { readFeed } from './feeds/read-feed.js';
import { item, many, source } from './news.js';

const market = item('Marché', { url: 'https://ville.example/marche', published: '2026-11-20T08:00:00Z' });
const works = item('Travaux', { url: 'https://ville.example/travaux', published: '2026-11-22T08:00:00Z' });
const down = source(() => Promise.reject(new SourceError('server', 'it answered 500')));

/** Nothing of these tests is worth a line in the console, save for those that look there. */
const hush = (event: Event) => event.preventDefault();
document.addEventListener('parvis-error', hush);

describe('<parvis-news-feed>', () => {
  it('lists the news, newest first, each with one link', async () => {
    const feed = await loaded({ sources: [source([market, works])] });
    expect(titles(feed)).to.deep.equal(['Travaux', 'Marché']);
    expect(links(feed).map(({ href }) => href)).to.deep.equal([works.url, market.url]);
    for (const row of rows(feed)) expect(row.querySelectorAll('a').length).to.equal(1);
  });

  it('shows the words of an item that has no summary', async () => {
    const entry =
      '<entry><id>1</id><title>Marché</title><content type="html">Samedi &lt;b&gt;sur la place&lt;/b&gt;</content></entry>';
    const body = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Alerte</title>${entry}</feed>`;
    const feed = await loaded({ sources: [source((await readFeed(body)).items)] });
    expect(one(feed, '[part=summary]').textContent).to.equal('Samedi sur la place');
  });

  it('is a list of items with headings, under the heading of the page', async () => {
    const feed = await loaded({ sources: [source([market, works])], heading: 'Actualités', headingLevel: 3 });
    expect(one(feed, '[part=heading]').textContent).to.equal('Actualités');
    expect(one(feed, '[part=heading]').getAttribute('aria-level')).to.equal('3');
    expect(one(feed, '[part=list]').getAttribute('role')).to.equal('list');
    expect(one(feed, '[part=list]').getAttribute('aria-label')).to.equal('Actualités');
    expect(rows(feed).map((row) => row.getAttribute('role'))).to.deep.equal(['listitem', 'listitem']);
    const levels = all(feed, '.title').map((title) => title.getAttribute('aria-level'));
    expect(levels).to.deep.equal(['4', '4']);
  });

  it('puts the headings of items at the level asked when it has none of its own, and never below 6', async () => {
    const feed = await loaded({ sources: [source([market])], headingLevel: 3 });
    expect(one(feed, '.title').getAttribute('aria-level')).to.equal('3');
    feed.heading = 'Actualités';
    feed.headingLevel = 6;
    await feed.updateComplete;
    expect(one(feed, '.title').getAttribute('aria-level')).to.equal('6');
  });

  it('says that there is no news, in its words or in those of the page', async () => {
    const feed = await loaded({ sources: [source([])] });
    expect(one(feed, 'slot[name=empty]').textContent).to.include('Aucune actualité');
    expect(all(feed, '[part=list]')).to.deep.equal([]);
    const other = await loaded({ sources: [source([])] }, '<p slot="empty">Rien cette semaine</p>');
    expect(isShown(other.querySelector('p')!)).to.equal(true);
    expect(isShown(one(other, 'slot[name=empty] > *'))).to.equal(false);
  });

  it('shows a whole list where no max is given, and the first ones where there is one', async () => {
    const feed = await loaded({ sources: [source(many(40))] });
    expect(rows(feed).length).to.equal(40);
    feed.max = 3;
    await feed.updateComplete;
    expect(titles(feed)).to.deep.equal(['Nouvelle 1', 'Nouvelle 2', 'Nouvelle 3']);
    feed.max = 0;
    await feed.updateComplete;
    expect(rows(feed).length).to.equal(40);
  });

  it('has ten thousand news all in the page, where the browser finds a word of the last one', async () => {
    const last = { ...many(10_000).at(-1)!, title: 'Anticonstitutionnellement' };
    const feed = await loaded({ sources: [source([...many(9_999), last])] });
    expect(rows(feed).length).to.equal(10_000);
    expect(rows(feed).at(-1)!.textContent).to.include(last.title);
    // Other engines do not look for text in shadow roots from a script, only for their reader.
    if (navigator.userAgent.includes('Chrome')) {
      const { find } = window as typeof window & { find(text: string): boolean };
      expect(find.call(window, last.title)).to.equal(true);
      getSelection()!.removeAllRanges();
    }
  }).timeout(20_000);

  it('keeps its footer in every state', async () => {
    const feed = await placed({ sources: [down] }, '<a slot="footer" href="/actualites">Toutes</a>');
    const footer = feed.querySelector('a')!;
    await feed.updateComplete;
    expect(isShown(footer)).to.equal(true);
    await settled(feed);
    expect(isShown(footer)).to.equal(true);
    feed.sources = [source([market])];
    await settled(feed);
    expect(isShown(footer)).to.equal(true);
  });

  describe('what stands in the tag', () => {
    const inside = '<a href="/actualites">Toutes les actualités</a>';
    const fallback = (feed: ParvisNewsFeed) => isShown(feed.querySelector('a')!);

    it('shows until the news came, and comes back no more', async () => {
      const { promise, resolve } = later<Partial<SourcePage<NewsItem>>>();
      const feed = await placed({ sources: [source(() => promise)] }, inside);
      await feed.updateComplete;
      expect(fallback(feed)).to.equal(true);
      resolve({ items: [market] });
      await settled(feed);
      expect(fallback(feed)).to.equal(false);
      expect(titles(feed)).to.deep.equal(['Marché']);
      feed.sources = [down];
      await feed.loadComplete;
      await seen(feed, () => one(feed, '[part=notice]'));
      expect(fallback(feed)).to.equal(false);
    });

    it('is followed by what was shown last, when a later reading fails', async () => {
      let broken = false;
      const feed = await loaded({
        sources: [source(() => (broken ? Promise.reject(new SourceError('server', 'x')) : { items: [market] }))],
      });
      broken = true;
      feed.reload();
      const notice = await seen(feed, () => one(feed, '[part=notice]'));
      expect(titles(feed)).to.deep.equal(['Marché']);
      expect(notice.textContent).to.include('en panne');
      broken = false;
      button(feed, 'Réessayer')!.click();
      await seen(feed, () => !one(feed, '[part=notice]'));
      expect(titles(feed)).to.deep.equal(['Marché']);
    });

    it('gives way to nothing new while other sources are on their way', async () => {
      const { promise, resolve } = later<Partial<SourcePage<NewsItem>>>();
      const feed = await loaded({ sources: [source([market])] });
      feed.sources = [source(() => promise)];
      await feed.updateComplete;
      expect(titles(feed)).to.deep.equal(['Marché']);
      resolve({ items: [works] });
      await seen(feed, () => titles(feed).join() === 'Travaux');
    });

    it('stays when the source fails, beside a sentence and a button', async () => {
      const feed = await loaded({ sources: [down] }, inside);
      expect(fallback(feed)).to.equal(true);
      expect(one(feed, '[part=notice]').textContent).to.include('en panne');
      expect(button(feed, 'Réessayer')).to.not.equal(undefined);
    });

    it('stays where there is nothing to read', async () => {
      const feed = await placed({}, inside);
      await feed.loadComplete;
      await feed.updateComplete;
      expect(fallback(feed)).to.equal(true);
    });

    it('makes way for what is empty too', async () => {
      expect(fallback(await loaded({ sources: [source([])] }, inside))).to.equal(false);
    });
  });

  describe('a list of links in the tag', () => {
    const list = `<ul>
      <li><time datetime="2026-11-20">20 novembre</time> <a href="/marche">Marché</a></li>
      <li><time datetime="2026-11-22">22 novembre</time> <a href="/travaux">Travaux</a></li>
    </ul>`;

    it('is a source of its own', async () => {
      const feed = await loaded({}, list);
      expect(titles(feed)).to.deep.equal(['Travaux', 'Marché']);
      expect(links(feed).map(({ href }) => href)).to.deep.equal([
        `${location.origin}/travaux`,
        `${location.origin}/marche`,
      ]);
      expect(all(feed, '.foot a')).to.deep.equal([]);
    });

    it('is only the fallback where there is a source', async () => {
      const feed = await loaded({ sources: [source([item('Crue')])] }, list);
      expect(titles(feed)).to.deep.equal(['Crue']);
    });
  });

  describe('while it waits', () => {
    it('draws the shape of what will come where the tag is empty, and says so once', async () => {
      const { promise, resolve } = later<Partial<SourcePage<NewsItem>>>();
      const feed = await placed({ sources: [source(() => promise)], max: 3 });
      await seen(feed, () => one(feed, '.skeleton'));
      expect(all(feed, '.skeleton > *').length).to.equal(3);
      expect(one(feed, '.skeleton').getAttribute('aria-hidden')).to.equal('true');
      expect(one(feed, '.sr').textContent).to.equal('Chargement…');
      resolve({ items: [market] });
      await settled(feed);
      expect(all(feed, '.skeleton')).to.deep.equal([]);
    });

    it('shows what one source gave before the others', async () => {
      const slow = later<Partial<SourcePage<NewsItem>>>();
      const feed = await placed({ sources: [source(() => slow.promise), source([market])] });
      await seen(feed, () => rows(feed).length);
      expect(titles(feed)).to.deep.equal(['Marché']);
      slow.resolve({ items: [works] });
      await settled(feed);
      await seen(feed, () => rows(feed).length === 2);
      expect(titles(feed)).to.deep.equal(['Travaux', 'Marché']);
    });

    it('shows the first items of a long answer before its end', async () => {
      const end = later();
      const feed = await placed({
        sources: [
          {
            read: async ({ onPart }) => {
              onPart!({ items: [market], skipped: 0 });
              await end.promise;
              return { items: [market, works], skipped: 0 };
            },
          },
        ],
      });
      await seen(feed, () => rows(feed).length);
      expect(titles(feed)).to.deep.equal(['Marché']);
      end.resolve();
      await settled(feed);
      expect(titles(feed)).to.deep.equal(['Travaux', 'Marché']);
    });
  });

  describe('an item', () => {
    const only = async (more: Partial<NewsItem>, props = {}) =>
      loaded({ sources: [source([item('Marché', more)])], ...props });

    it('is text where it has no address, or one that no page may show', async () => {
      for (const url of [undefined, 'javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'http://[']) {
        const feed = await only({ url });
        expect(links(feed), url).to.deep.equal([]);
        expect(titles(feed)).to.deep.equal(['Marché']);
      }
    });

    it('resolves its address against that of its source', async () => {
      const page = {
        items: [item('Marché', { url: '../marche?a=1&b=2' })],
        address: 'https://ville.example/flux/rss.xml',
      };
      const feed = await loaded({ sources: [source(() => page)] });
      expect(links(feed)[0]!.href).to.equal('https://ville.example/marche?a=1&b=2');
    });

    it('says its date in words, and exactly to the machine and to who asks', async () => {
      const feed = await only({ published: '2026-02-01T08:30:00Z', updated: '2026-03-01T08:30:00Z' });
      const time = one<HTMLTimeElement>(feed, 'time');
      expect(time.dateTime).to.equal('2026-02-01T08:30:00Z');
      expect(time.textContent).to.match(/^1er février/);
      // The reader of the tests is in Newfoundland.
      expect(time.title).to.match(/dimanche 1er février 2026.*\b5\u00a0h$/);
    });

    it('says its date in the direction of its words, whatever that of the page', async () => {
      const feed = await only({ published: '2026-02-01T08:30:00Z' });
      feed.dir = 'rtl';
      const words = one(feed, 'time').firstElementChild!;
      expect(getComputedStyle(words).direction).to.equal('ltr');
    });

    it('says no date where there is none, or none that can be read', async () => {
      expect(all(await only({}), 'time')).to.deep.equal([]);
      expect(all(await only({ published: 'bientôt' }), 'time')).to.deep.equal([]);
    });

    it('bears the language and the direction of what it is written in', async () => {
      const feed = await only({ lang: 'ar', url: 'https://ville.example/', summary: 'سوق' });
      for (const part of [links(feed)[0]!, one(feed, '[part=summary]')]) {
        expect([part.lang, part.dir]).to.deep.equal(['ar', 'auto']);
      }
      expect(one(feed, '.meta').closest('[lang]')!.getAttribute('lang')).to.equal('fr');
    });

    it('bears a language that browsers know, however its source or its page writes it', async () => {
      expect(links(await only({ lang: 'pt_BR', url: 'https://ville.example/' }))[0]!.lang).to.equal('pt-BR');
      expect(links(await only({ url: 'https://ville.example/' }, { lang: 'nds_DE' }))[0]!.lang).to.equal('nds-DE');
    });

    it('bears the language of the page around where its source says none', async () => {
      const feed = await loaded({ sources: [source([market])], lang: 'br' });
      expect(links(feed)[0]!.lang).to.equal('br');
      expect(one(feed, '[lang]').lang).to.equal('fr');
      const french = await loaded({ sources: [source([market])], lang: 'fr' });
      expect(links(french)[0]!.hasAttribute('lang')).to.equal(false);
    });

    it('has a name even where its source gives none', async () => {
      for (const [more, name] of [
        [{ summary: 'Une phrase sans titre.' }, 'Une phrase sans titre.'],
        [{ url: 'https://ville.example/12' }, 'https://ville.example/12'],
        [{}, '…'],
      ] as const) {
        const feed = await loaded({ sources: [source([{ ...item('x'), title: '', ...more }])] });
        expect(titles(feed)[0]).to.equal(name);
      }
    });

    it('is named by its first words where it has no title, and loses none of the others', async () => {
      const summary = 'Une phrase sans titre.\n'.repeat(20).trim();
      const untitled = (text: string) => loaded({ sources: [source([{ ...item('x'), title: '', summary: text }])] });
      const feed = await untitled(summary);
      expect(titles(feed)[0]).to.equal('Une phrase sans titre.\n'.repeat(2).concat('Une phrase sans…'));
      expect(one(feed, '[part=summary]').textContent).to.equal(summary);
      // What stands in the title is not said twice.
      expect(all(await untitled('Une phrase sans titre.'), '[part=summary]')).to.deep.equal([]);
    });

    it('shows markup of a title as the text that it is', async () => {
      const title = '<img src=x onerror=alert(1)> &amp; <b>gras</b>';
      const feed = await loaded({ sources: [source([item(title, { summary: `${title}.` })])] });
      expect(titles(feed)).to.deep.equal([title]);
      expect(one(feed, '[part=summary]').textContent).to.equal(`${title}.`);
    });

    it('is told to be urgent, or pinned, by a word', async () => {
      const feed = await loaded({
        sources: [source([market, { ...works, urgent: true }])],
        pinned: market.id,
      });
      expect(titles(feed)).to.deep.equal(['Travaux', 'Marché']);
      const badges = rows(feed).map((row) => row.querySelector('[part=badge]')!.textContent);
      expect(badges).to.deep.equal(['Urgent', 'À la une']);
    });

    it('is told to be pinned by a word in the plainest feed too, where its source says so', async () => {
      const feed = await loaded({ sources: [source([works, { ...market, pinned: true }])], max: 1 });
      expect(titles(feed)).to.deep.equal(['Marché']);
      expect(one(feed, '[part=badge]').textContent).to.equal('À la une');
    });

    it('says a warning once where it is the title too, as of Mastodon', async () => {
      const feed = await loaded({ sources: [source([item('Deuil', { warning: 'Deuil', content: 'y' })])] });
      expect(titles(feed)).to.deep.equal(['Deuil']);
      expect(all(feed, '[part=summary]')).to.deep.equal([]);
    });

    it('shows no summary and no picture under a warning, but the warning', async () => {
      const feed = await only({ warning: 'Images difficiles', summary: 'x', image: { url: '/x.png' }, content: 'y' });
      expect(one(feed, '[part=summary]').textContent).to.equal('Images difficiles');
      expect(all(feed, 'img')).to.deep.equal([]);
      expect(button(feed, 'Lire ici')).to.not.equal(undefined);
    });
  });

  describe('a picture', () => {
    const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
    const with_ = async (image: NewsItem['image'], images: ParvisNewsFeed['images'] = 'own', address?: string) => {
      const feed = await loaded({ sources: [source(() => ({ items: [item('Marché', { image })], address }))], images });
      return one<HTMLImageElement>(feed, 'img');
    };

    it('has the words of its source, or none, and asks for nothing early nor tells where it stands', async () => {
      const img = await with_({ url: '/vide.png', alt: 'Les étals' });
      expect(img.alt).to.equal('Les étals');
      expect([img.loading, img.referrerPolicy]).to.deep.equal(['lazy', 'no-referrer']);
      expect((await with_({ url: '/vide.png' })).getAttribute('alt')).to.equal('');
    });

    it('is shown from the page and from the source, and from elsewhere only where the page says so', async () => {
      const elsewhere = { url: 'http://127.0.0.1:9/x.png' };
      const at = 'http://127.0.0.1:9/flux';
      expect(await with_({ url: '/vide.png' })).to.not.equal(null);
      expect(await with_(elsewhere, 'own', at)).to.not.equal(null);
      expect(await with_(elsewhere)).to.equal(null);
      expect(await with_(elsewhere, 'all')).to.not.equal(null);
      expect(await with_({ url: '/vide.png' }, 'none')).to.equal(null);
    });

    it('leaves its room where it does not come, until another one takes its place', async () => {
      let url = '/nulle-part.png';
      const feed = await loaded({ sources: [source(() => ({ items: [item('Marché', { image: { url } })] }))] });
      const img = one<HTMLImageElement>(feed, 'img');
      await seen(feed, () => img.style.visibility === 'hidden');
      url = '/demo/pages/preview.png';
      feed.reload();
      await seen(feed, () => img.style.visibility === '');
      expect(img.naturalWidth).to.be.greaterThan(0);
      expect(one(feed, 'img')).to.equal(img);
    });

    it('is never data nor script', async () => {
      for (const url of [pixel, 'javascript:alert(1)', 'blob:x'])
        expect(await with_({ url }, 'all'), url).to.equal(null);
    });

    it('keeps its room of three to two, however it comes', async () => {
      for (const url of ['/__web-dev-server__web-socket.js', '/vide.png']) {
        const img = await with_({ url });
        const room = img.parentElement!.getBoundingClientRect();
        expect(room.width / room.height).to.be.closeTo(1.5, 0.02);
        const { host } = img.getRootNode() as ShadowRoot;
        await seen(host, () => img.style.visibility === 'hidden');
        const after = img.parentElement!.getBoundingClientRect();
        expect([after.width, after.height]).to.deep.equal([room.width, room.height]);
      }
    });
  });

  describe('several sources', () => {
    const hall = source([market], { label: 'Mairie', color: 'rgb(11, 110, 79)' });
    const sports = source([works, market], { label: 'Sports' });

    it('are named beside each item', async () => {
      const feed = await loaded({ sources: [hall, sports] });
      const named = rows(feed).map((row) =>
        Array.from(row.querySelectorAll('.source'), ({ textContent }) => textContent),
      );
      expect(named).to.deep.equal([['Sports'], ['Mairie', 'Sports']]);
    });

    it('bear their colour beside their name', async () => {
      const feed = await loaded({ sources: [hall, sports] });
      const colours = all(feed, '.source').map((sign) => getComputedStyle(sign, '::before').backgroundColor);
      expect(colours).to.deep.equal(['rgba(0, 0, 0, 0)', 'rgb(11, 110, 79)', 'rgba(0, 0, 0, 0)']);
    });

    it('are not named where there is one', async () => {
      expect(all(await loaded({ sources: [hall] }), '.source')).to.deep.equal([]);
    });

    it('are named by their own title where the page gives no label', async () => {
      const feed = await loaded({ sources: [source(() => ({ items: [market], title: 'Ville d’Exemple' })), sports] });
      expect(all(feed, '.source')[1]!.textContent).to.equal('Ville d’Exemple');
    });

    it('offer each a link to subscribe', async () => {
      const feed = await loaded({
        sources: [
          source(() => ({ items: [market], address: 'https://ville.example/flux', title: 'Ville' })),
          source(() => ({ items: [works], address: 'https://sport.example/flux' }), { label: 'Sports' }),
          source(() => ({ items: [], address: 'javascript:alert(1)' }), { label: 'Mauvaise' }),
          source([item('x')], { label: 'Page' }),
          source(() => ({ items: [], address: 'https://api.example/posts', feed: 'https://api.example/feed' }), {
            label: 'API',
          }),
          source(() => ({ items: [], address: 'https://api.example/nodes', feed: '' }), { label: 'Sans flux' }),
        ],
      });
      const subscribe = all<HTMLAnchorElement>(feed, '.foot a');
      expect(subscribe.map(({ href }) => href)).to.deep.equal([
        'https://ville.example/flux',
        'https://sport.example/flux',
        'https://api.example/feed',
      ]);
      expect(subscribe.map(({ textContent }) => textContent)).to.deep.equal([
        'S’abonner à «\u202fVille\u202f»',
        'S’abonner à «\u202fSports\u202f»',
        'S’abonner à «\u202fAPI\u202f»',
      ]);
    });

    const failing = (kind: FailureKind, label: string) =>
      source(() => Promise.reject(new SourceError(kind, 'x')), { label });
    /** The words of the one notice, with plain spaces. */
    const told = async (feed: ParvisNewsFeed) => {
      const notice = await seen(feed, () => one(feed, '[part=notice] p'));
      expect(all(feed, '[part=notice]').length).to.equal(1);
      return notice.textContent.trim().replaceAll('\u00a0', ' ');
    };

    it('show what came and tell of each that did not what is the matter with it, in one notice', async () => {
      const sources = [hall, failing('missing', 'Agenda'), failing('network', 'Sports'), failing('network', 'Conseil')];
      const feed = await loaded({ sources: [...sources, failing('refused', 'Agents')] });
      expect(await told(feed)).to.equal(
        'Agenda : cette source n’existe plus à son adresse. Sports et Conseil : ces sources ne répondent pas pour le moment. Agents : l’accès à cette source est réservé.',
      );
      expect(titles(feed)).to.deep.equal(['Marché']);
    });

    it('are told one by one where none came', async () => {
      const feed = await loaded({ sources: [failing('missing', 'Agenda'), failing('server', 'Sports')] });
      expect(await told(feed)).to.equal(
        'Agenda : cette source n’existe plus à son adresse. Sports : cette source est en panne pour le moment.',
      );
    });

    it('are told the same where a copy of each is shown', async () => {
      const since = new Date(Date.now() - 3 * 86_400_000).toISOString();
      const copy = (kind: FailureKind, label: string) =>
        source(() => ({ items: [item(label)], stale: { since, error: new SourceError(kind, 'x') } }), { label });
      const feed = await loaded({ sources: [hall, copy('missing', 'Agenda'), copy('server', 'Agents')] });
      expect(await told(feed)).to.match(
        /^Agenda : cette source n’existe plus à son adresse\. Voici ce qui a été lu .+\. Agents : cette source est en panne pour le moment\. Voici ce qui a été lu .+\.$/,
      );
    });

    it('are read again by the button of that sentence', async () => {
      let broken = true;
      const feed = await loaded({
        sources: [
          hall,
          source(() => (broken ? Promise.reject(new SourceError('server', 'x')) : { items: [works] }), {
            label: 'Sports',
          }),
        ],
      });
      await seen(feed, () => button(feed, 'Réessayer'));
      broken = false;
      button(feed, 'Réessayer')!.click();
      await seen(feed, () => !one(feed, '[part=notice]'));
      expect(titles(feed)).to.deep.equal(['Travaux', 'Marché']);
    });
  });

  describe('a failure', () => {
    const kinds = {
      network: 'ne répond pas',
      blocked: 'n’a pas le droit',
      refused: 'réservé',
      missing: 'n’existe plus',
      busy: 'très demandée',
      server: 'en panne',
      login: 'se connecter',
      format: 'n’a pas pu être lu',
      timeout: 'trop de temps',
      offline: 'hors connexion',
      'too-large': 'trop volumineuse',
    } as const;

    for (const [kind, words] of Object.entries(kinds)) {
      it(`of kind ${kind} is a sentence for the reader, and the button to try again`, async () => {
        let reads = 0;
        const failing = source(() => {
          reads++;
          return Promise.reject(new SourceError(kind as keyof typeof kinds, 'raw words'));
        });
        const feed = await loaded({ sources: [failing] });
        const notice = await seen(feed, () => one(feed, '[part=notice]'));
        expect(notice.textContent).to.include(words);
        expect(feed.shadowRoot!.textContent).to.not.include('raw words');
        const again = next(document, 'parvis-error');
        button(feed, 'Réessayer')!.click();
        await again;
        expect(reads).to.equal(2);
      });
    }

    it('tells the page the kind, the source, the cause and the cure in the language of the reader', async () => {
      for (const [lang, cure] of [
        ['fr', /responsable/],
        ['en', /whoever runs it/],
      ] as const) {
        const cause = new SourceError('server', 'it answered 500', { status: 500 });
        const told = next<FailureEvent>(document, 'parvis-error');
        await placed({ lang, sources: [source(() => Promise.reject(cause), { label: 'Mairie' })] });
        const event = await told;
        expect([event.kind, event.source, event.cause]).to.deep.equal(['server', 'Mairie', cause]);
        expect(event.cure).to.match(cure);
        expect([event.bubbles, event.composed, event.cancelable]).to.deep.equal([true, true, true]);
      }
    });

    it('is told in the console too, unless the page says that it knows', async () => {
      const { warn } = console;
      const said: string[] = [];
      console.warn = (line: string) => said.push(line);
      try {
        let told = next(document, 'parvis-error');
        await loaded({ sources: [down] });
        await told;
        expect(said).to.deep.equal([]);
        document.removeEventListener('parvis-error', hush);
        told = next(document, 'parvis-error');
        await loaded({
          sources: [source(() => Promise.reject(new SourceError('server', 'it answered 500')), { label: 'Mairie' })],
        });
        await told;
      } finally {
        console.warn = warn;
        document.addEventListener('parvis-error', hush);
      }
      expect(said.length).to.equal(1);
      expect(said[0]).to.include('<parvis-news-feed>').and.to.include('Mairie').and.to.include('it answered 500');
      expect(said[0]).to.include('responsable');
    });

    it('is one event for each source that failed, and none for the others', async () => {
      const told: string[] = [];
      const both = later();
      const listen = (event: Event) => {
        told.push((event as FailureEvent).source);
        if (told.length === 2) both.resolve();
      };
      document.addEventListener('parvis-error', listen);
      const fails = (label: string) => source(() => Promise.reject(new SourceError('server', 'x')), { label });
      await loaded({ sources: [fails('a'), source([market], { label: 'b' }), fails('c')] });
      await both.promise;
      document.removeEventListener('parvis-error', listen);
      expect(told).to.have.members(['a', 'c']);
    });

    it('of a source that throws anything else counts as the network', async () => {
      const told = next<FailureEvent>(document, 'parvis-error');
      await placed({ sources: [source(() => Promise.reject(new TypeError('Failed to fetch')))] });
      expect((await told).kind).to.equal('network');
    });

    const { setup } = limits;
    beforeEach(() => (limits.setup = 30));
    afterEach(() => (limits.setup = setup));

    it('is told where the page gives nothing to read', async () => {
      const told = next<FailureEvent>(document, 'parvis-error');
      const feed = await placed();
      const { kind, cure } = await told;
      expect(kind).to.equal('setup');
      expect(cure).to.include('src');
      const notice = await seen(feed, () => one(feed, '[part=notice]'));
      expect(notice.textContent).to.include('pas encore réglé');
      expect(button(feed, 'Réessayer')).to.equal(undefined);
      feed.sources = [source([market])];
      await seen(feed, () => rows(feed).length);
      expect(all(feed, '[part=notice]')).to.deep.equal([]);
    });

    it('is not told while the page is still about to give something to read', async () => {
      let told = false;
      document.addEventListener('parvis-error', () => (told = true), { once: true });
      const feed = await placed();
      await feed.updateComplete;
      feed.sources = [source([market])];
      await settled(feed);
      await new Promise((resolve) => setTimeout(resolve, 2 * limits.setup));
      expect(told).to.equal(false);
      expect(all(feed, '[part=notice]')).to.deep.equal([]);
    });
  });

  describe('a kept copy', () => {
    const copy = source(() => ({
      items: [market],
      stale: { since: new Date(Date.now() - 3 * 86_400_000).toISOString(), error: new SourceError('server', 'x') },
    }));

    it('is shown with its age in words, and the button to try again', async () => {
      const feed = await loaded({ sources: [copy] });
      const notice = await seen(feed, () => one(feed, '[part=notice]'));
      expect(titles(feed)).to.deep.equal(['Marché']);
      expect(notice.textContent).to.match(/en panne.*lu \p{L}+ \d+/u);
      expect(button(feed, 'Réessayer')).to.not.equal(undefined);
    });

    it('is told to the page as such', async () => {
      const told = next<LoadEvent>(document, 'parvis-load');
      await loaded({ sources: [copy] });
      expect((await told).stale).to.equal(true);
    });
  });

  it('tells the page what has been read, once, when all sources have ended', async () => {
    const told: LoadEvent[] = [];
    const listen = (event: Event) => told.push(event as LoadEvent);
    document.addEventListener('parvis-load', listen);
    await loaded({ sources: [source([market], { label: 'Mairie' }), source([works], { label: 'Sports' }), down] });
    document.removeEventListener('parvis-load', listen);
    expect(told.length).to.equal(1);
    expect(told[0]!.items).to.deep.equal([works, market]);
    expect(told[0]!.sources).to.deep.equal(['Mairie', 'Sports']);
    expect(told[0]!.stale).to.equal(false);
    expect([told[0]!.bubbles, told[0]!.composed, told[0]!.cancelable]).to.deep.equal([true, true, false]);
  });

  it('says where the end of a source was cut', async () => {
    const feed = await loaded({ sources: [source(() => ({ items: [market], cut: true }))] });
    const notice = await seen(feed, () => one(feed, '[part=notice]'));
    expect(notice.textContent).to.include('seul son début');
  });

  describe('its attributes', () => {
    const strings = {
      src: 'src',
      type: 'type',
      heading: 'heading',
      layout: 'layout',
      filters: 'filters',
      category: 'category',
      audience: 'audience',
      pinned: 'pinned',
      'pinned-until': 'pinnedUntil',
      urgent: 'urgent',
      images: 'images',
      loading: 'loading',
      credentials: 'credentials',
      keep: 'keep',
    } as const;

    it('are properties too', () => {
      const feed = document.createElement('parvis-news-feed');
      for (const [attribute, property] of Object.entries(strings)) {
        feed.setAttribute(attribute, 'valeur');
        expect(feed[property], attribute).to.equal('valeur');
      }
      for (const [attribute, property] of [
        ['max', 'max'],
        ['refresh', 'refresh'],
        ['heading-level', 'headingLevel'],
      ] as const) {
        feed.setAttribute(attribute, '4');
        expect(feed[property], attribute).to.equal(4);
      }
      for (const property of ['more', 'search', 'hash'] as const) {
        expect(feed[property], property).to.equal(false);
        feed.setAttribute(property, '');
        expect(feed[property], property).to.equal(true);
      }
    });

    it('are no fields of the element itself: they answer to a change', async () => {
      const feed = await loaded({ sources: [source([market])] });
      expect(Object.hasOwn(feed, 'heading')).to.equal(false);
      for (const name of Object.keys({ ...Widget.properties, ...ParvisNewsFeed.properties })) {
        expect(Object.hasOwn(feed, name), String(name)).to.equal(false);
      }
      feed.heading = 'Actualités';
      await feed.updateComplete;
      expect(one(feed, '[part=heading]').textContent).to.equal('Actualités');
    });

    it('are heard when they were set before the element was known', async () => {
      const page = await fixture(html`<div></div>`);
      const inert = document.implementation.createHTMLDocument();
      const early = inert.createElement('parvis-news-feed');
      Object.assign(early, { heading: 'Tôt', sources: [source([market])] });
      page.append(early);
      const feed = early;
      await settled(feed);
      expect(one(feed, '[part=heading]').textContent).to.equal('Tôt');
      expect(titles(feed)).to.deep.equal(['Marché']);
    });

    it('bear values that are none', async () => {
      const page = await fixture(html`<div></div>`);
      for (const [attribute, value] of [
        ['max', 'cinq'],
        ['max', '-3'],
        ['max', '2.5'],
        ['heading-level', 'h2'],
        ['heading-level', '-1'],
        ['refresh', '-1'],
        ['heading-level', '12'],
        ['refresh', 'souvent'],
        ['layout', 'mosaïque'],
        ['images', 'toutes'],
        ['pinned-until', 'demain'],
        ['filters', 'tout'],
      ] as const) {
        const feed = document.createElement('parvis-news-feed');
        feed.setAttribute(attribute, value);
        feed.sources = [source([market, works])];
        page.append(feed);
        await settled(feed);
        expect(titles(feed).length, `${attribute}="${value}"`).to.be.at.least(1);
        const level = Number(one(feed, '.title').getAttribute('aria-level'));
        expect(level, `${attribute}="${value}"`).to.be.oneOf([1, 2, 3, 4, 5, 6]);
        feed.remove();
      }
    });
  });

  describe('that moves in the page', () => {
    it('stops reading when it leaves, and reads again when it comes back', async () => {
      const signals: AbortSignal[] = [];
      const answers: ReturnType<typeof later<Partial<SourcePage<NewsItem>>>>[] = [];
      const feed = await placed({
        sources: [
          source(({ signal }) => {
            signals.push(signal);
            return (answers[answers.length] = later<Partial<SourcePage<NewsItem>>>()).promise;
          }),
        ],
      });
      const page = feed.parentElement!;
      const asked = async (times: number) => {
        while (signals.length < times) await new Promise((resolve) => setTimeout(resolve));
      };
      await asked(1);
      expect(signals.map(({ aborted }) => aborted)).to.deep.equal([false]);
      feed.remove();
      expect(signals.map(({ aborted }) => aborted)).to.deep.equal([true]);
      page.append(feed);
      await asked(2);
      expect(signals.map(({ aborted }) => aborted)).to.deep.equal([true, false]);
      answers[0]!.resolve({ items: [works] });
      answers[1]!.resolve({ items: [market] });
      await settled(feed);
      expect(titles(feed)).to.deep.equal(['Marché']);
    });

    it('keeps what it shows', async () => {
      const feed = await loaded({ sources: [source([market])] });
      const [link] = links(feed);
      const other = await fixture(html`<section></section>`);
      other.append(feed);
      expect(titles(feed)).to.deep.equal(['Marché']);
      await settled(feed);
      expect(links(feed)).to.deep.equal([link]);
    });

    it('is drawn to its end when it moves while it is being drawn', async () => {
      const feed = await placed({ sources: [source(many(5000))] });
      await feed.loadComplete;
      await seen(feed, () => one(feed, '.item'));
      const other = await fixture(html`<section></section>`);
      other.append(feed);
      await settled(feed);
      expect(rows(feed).length).to.equal(5000);
    });
  });

  it('does not mind another widget of the same source', async () => {
    const shared = source([market, works]);
    const [first, second] = await Promise.all([loaded({ sources: [shared] }), loaded({ sources: [shared], max: 1 })]);
    expect(titles(first)).to.deep.equal(['Travaux', 'Marché']);
    expect(titles(second)).to.deep.equal(['Travaux']);
    first.remove();
    second.reload();
    await settled(second);
    expect(titles(second)).to.deep.equal(['Travaux']);
  });

  it('speaks the language of the page, and another when the page changes it', async () => {
    const feed = await loaded({ sources: [source([])], lang: 'en' });
    expect(one(feed, 'slot[name=empty]').textContent).to.include('No news');
    feed.lang = 'fr';
    await seen(feed, () => one(feed, 'slot[name=empty]').textContent.includes('Aucune'));
    feed.lang = 'de';
    await feed.updateComplete;
    expect(one(feed, 'slot[name=empty]').textContent).to.include('Aucune');
  });

  it('redraws the dates of its rows in the new language', async () => {
    const feed = await loaded({ sources: [source([item('x', { published: '2025-10-01' })])] });
    expect(one(feed, 'time').textContent).to.equal('1er octobre 2025');
    feed.lang = 'en';
    await seen(feed, () => one(feed, 'time').textContent === 'October 1, 2025');
  });
});
