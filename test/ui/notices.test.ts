import { expect, fixture } from '@open-wc/testing';
import { relayed } from '../../src/data/loading/ask-as.js';
import { SourceError, type FailureKind } from '../../src/data/source-error.js';
import { messages as french } from '../../src/i18n/fr-failures.js';
import { commonMistakes } from '../../src/ui/mistakes/common-mistakes.js';
import { cureOf } from '../../src/ui/mistakes/cure-of.js';
import type { ParvisSettings } from '../../src/settings/parvis-settings.js';
import type { FailureEvent } from '../../src/ui/widget-events.js';
import '../../src/widgets/document-list/define.js';
import '../../src/widgets/event-calendar/define.js';
import '../../src/widgets/idea-box/define.js';
import '../../src/widgets/news-feed/define.js';
import { until } from '../../stories/support/appears.js';
import type { ParvisNewsFeed } from '../../src/widgets/news-feed/news-feed.js';
import { badSource, beCalm, hurry } from '../support/bad-source.js';

/** What the page is told of a widget that it holds. */
async function told(markup: string): Promise<FailureEvent> {
  const failure = new Promise<FailureEvent>((resolve) =>
    document.addEventListener(
      'parvis-error',
      (event) => {
        event.preventDefault();
        resolve(event);
      },
      { once: true },
    ),
  );
  await fixture(markup);
  return failure;
}

describe('the cure of an answer in no known format', () => {
  const page = () => badSource('page').url;
  const calendar = '/demo/data/calendars/bureaux.ics';

  it('sends a calendar to an .ics file, and says where those of Google and Outlook are', async () => {
    const { kind, cure } = await told(`<parvis-event-calendar src="${page()}"></parvis-event-calendar>`);
    expect(kind).to.equal('format');
    expect(cure).to.include('.ics').and.to.include('Google').and.to.include('Outlook').and.not.include('RSS');
  });

  it('sends the news to a feed', async () => {
    const { kind, cure } = await told(`<parvis-news-feed src="${page()}"></parvis-news-feed>`);
    expect(kind).to.equal('format');
    expect(cure).to.include('RSS');
  });

  it('sends the documents to what lists them', async () => {
    const { kind, cure } = await told(`<parvis-document-list src="${page()}"></parvis-document-list>`);
    expect(kind).to.equal('format');
    expect(cure).to.include('/documents/').and.not.include('RSS');
  });

  it('sends the ideas to their server', async () => {
    const { kind, cure } = await told(`<parvis-idea-box src="${page()}"></parvis-idea-box>`);
    expect(kind).to.equal('format');
    expect(cure).to.include('/idees/api/').and.not.include('RSS');
  });

  it('names the other widget to news that were given a calendar', async () => {
    const { kind, cure } = await told(`<parvis-news-feed src="${calendar}"></parvis-news-feed>`);
    expect(kind).to.equal('format');
    expect(cure).to.include('<parvis-event-calendar>');
  });
});

describe('the cure of an address', () => {
  const plain = (sentence: string) => sentence.replaceAll('\u00a0', ' ');
  const cure = (tag: string, kind: FailureKind, src: string) => {
    const widget = document.createElement('div');
    widget.innerHTML = `<${tag} src="${src}"></${tag}>`;
    const url = new URL(src.replace('webcal:', 'https:'), document.baseURI).href;
    return plain(cureOf(new SourceError(kind, 'x', { url }), french, widget.firstElementChild!));
  };

  for (const src of ['www.comcom.fr/feed/', 'comcom.fr', 'agenda.comcom.bzh?type=rss', 'www.comcom.example/feed/']) {
    it(`without https is the one with it: ${src}`, () => {
      expect(cure('parvis-news-feed', 'missing', src)).to.equal(`src="${src}" : écrivez src="https://${src}".`);
    });
  }

  it('on a share of Windows is one on the web', () => {
    const src = String.raw`\\serveur\documents`;
    expect(cure('parvis-document-list', 'network', src)).to.equal(plain(french.onDrive(`src="${src}"`)));
  });

  for (const src of ['S:/Documents/', 'C:\\Documents\\', 'file:///S:/Documents/'])
    it(`on a drive is one on the web: ${src}`, async () => {
      const widget = document.createElement('parvis-document-list');
      widget.setAttribute('src', src);
      expect((await told(widget.outerHTML)).cure).to.equal(french.onDrive(`src="${src}"`));
    });

  it('that is none is like one that the widget could have', async () => {
    const { cure } = await told('<parvis-document-list src="documents:"></parvis-document-list>');
    expect(plain(cure)).to.equal('src="documents:" : écrivez par exemple src="/documents/".');
  });

  for (const [src, written] of [
    ['‘/feed/’', 'src=‘/feed/’'],
    ['`/feed/`', 'src=`/feed/`'],
    ['&quot;/feed/&quot;', 'src=&quot;/feed/&quot;'],
  ])
    it(`in quotes of another kind is between straight ones: ${src}`, async () => {
      const { cure } = await told(`<parvis-news-feed src="${src}"></parvis-news-feed>`);
      expect(plain(cure)).to.equal(`${written} : écrivez des guillemets droits, src="/feed/".`);
    });

  it('of a folder that its server does not list tells how it may', () => {
    const widget = document.createElement('parvis-document-list');
    const refused = (url: string, status: number) =>
      cureOf(new SourceError('refused', 'x', { url, status }), french, widget);
    expect(refused('https://town.example/docs/', 403)).to.equal(french.notListed);
    expect(refused('https://town.example/docs/', 401)).to.equal(french.cures.refused);
    expect(refused('https://town.example/docs.json', 403)).to.equal(french.cures.refused);
  });

  it('that a relay does not give is in the relay', () => {
    const widget = document.createElement('parvis-event-calendar');
    const url = 'https://comcom.example/agenda.ics?a=(b)&c=d%20e';
    const cureFor = (kind: FailureKind, message: string, address = url) =>
      cureOf(new SourceError(kind, message, { url: address }), french, widget);
    const asked = relayed(url, 'https://town.example/relais.php');
    expect(cureFor('refused', `${asked} answered 403: this page may not read it`)).to.equal(french.relay.refused);
    expect(cureFor('server', `${asked} answered 502`)).to.equal(french.relay.server);
    expect(cureFor('missing', `${asked} answered 404: check the address`)).to.equal(french.cures.missing);
    // Asked without one, also where the address looks like that of one.
    expect(cureFor('refused', `${url} answered 403: this page may not read it`)).to.equal(french.cures.refused);
    expect(cureFor('refused', `${asked} answered 403: this page may not read it`, asked)).to.equal(
      french.cures.refused,
    );
  });

  it('that a relay refuses is told as it is asked for', async () => {
    const relay = `${badSource('status?status=403').url}&for=1`;
    const failure = told(
      `<parvis-settings relay="${relay}"><parvis-news-feed src="https://comcom.example/feed/"></parvis-news-feed></parvis-settings>`,
    );
    expect((await failure).cure).to.equal(french.relay.refused);
  });

  it('that is a file or a folder of the site is not taken for another site', () => {
    for (const src of [
      'agenda.ics',
      'flux.xml',
      'feed/www.comcom.fr',
      'index.php?page=backend',
      'fr/feed',
      'www/feed/',
    ])
      expect(cure('parvis-event-calendar', 'missing', src), src).to.equal(plain(french.cures.missing));
  });

  it('that shows a calendar to people, and gives none, is that of its file, however it fails', () => {
    for (const [kind, src] of [
      ['network', 'https://calendar.google.com/calendar/embed?src=mairie'],
      ['missing', 'calendar.google.com/calendar/u/0/r'],
      ['network', 'https://outlook.live.com/owa/calendar/1/2/calendar.html'],
    ] as const)
      expect(cure('parvis-event-calendar', kind, src), src).to.equal(plain(french.noCalendar));
    const ical = 'https://calendar.google.com/calendar/ical/mairie/public/basic.ics';
    expect(cure('parvis-event-calendar', 'network', ical)).to.equal(plain(french.cures.network));
  });

  it('of a calendar, given to the news, is for the other widget, however it fails', () => {
    for (const src of ['webcal://comcom.fr/agenda', '/agenda.ics', 'https://comcom.fr/agenda.ics?a=1'])
      expect(cure('parvis-news-feed', 'network', src), src).to.equal(plain(french.calendarAsNews));
  });

  it('that leads nowhere, and begins at the page, says from where it is read', () => {
    const { href } = location;
    history.replaceState(history.state, '', '/services/enfance/page');
    try {
      for (const [src, right] of [
        ['feed/', '/feed/'],
        ['./agenda.ics', '/agenda.ics'],
        ['../agenda.ics?a=1', '/agenda.ics?a=1'],
        ['?page=backend', '/?page=backend'],
      ] as const)
        expect(cure('parvis-event-calendar', 'missing', src), src).to.equal(
          `src="${src}" part du dossier de cette page, et n’y mène à rien. Depuis la racine du site, écrivez src="${right}".`,
        );
      expect(cure('parvis-event-calendar', 'server', 'feed/')).to.equal(plain(french.cures.server));
      for (const src of ['/feed/', '../../agenda.ics', 'https://town.example/feed/'])
        expect(cure('parvis-event-calendar', 'missing', src), src).to.equal(plain(french.cures.missing));
    } finally {
      history.replaceState(history.state, '', href);
    }
  });

  it('is told of one source among several', async () => {
    const { cure } = await told(
      '<parvis-news-feed><parvis-source src="/demo/data/actualites.rss.xml"></parvis-source><parvis-source src="www.comcom.fr/feed/"></parvis-source></parvis-news-feed>',
    );
    expect(plain(cure)).to.equal('src="www.comcom.fr/feed/" : écrivez src="https://www.comcom.fr/feed/".');
  });
});

it('the cure of what is read from a file on disk is a site', () => {
  const widget = document.createElement('p');
  for (const [kind, protocol, cure] of [
    ['setup', 'file:', french.onFile],
    ['network', 'file:', french.onFile],
    ['server', 'file:', french.cures.server],
    ['network', 'https:', french.cures.network],
  ] as const) {
    expect(cureOf(new SourceError(kind, 'x'), french, widget, protocol), `${kind} ${protocol}`).to.equal(cure);
  }
});

describe('the console', () => {
  const { warn } = console;
  let said: string[];
  beforeEach(() => {
    said = [];
    console.warn = (line: string) => said.push(line);
  });
  afterEach(() => (console.warn = warn));

  /** What it says of a feed in a page of a language, line by line. */
  async function lines(lang: string, attributes: string): Promise<string[]> {
    const page = await fixture(`<div lang="${lang}"><parvis-news-feed ${attributes}></parvis-news-feed></div>`);
    await (page.firstElementChild as ParvisNewsFeed).loadComplete;
    // What a test before has left may still speak, of something else.
    const failed = () => said.find((line) => line.includes('\n('));
    await until(failed, 'nothing is said');
    return failed()!.replaceAll('\u00a0', ' ').split('\n');
  }

  it('has the cure first, in the language of the page, and the cause after it', async () => {
    const { url } = badSource('status?status=404');
    const french = await lines('fr', `src="${url}"`);
    expect(french[0]).to.equal(`<parvis-news-feed> ${url}`);
    expect(french[1]).to.equal(
      'L’adresse ne mène à rien (404 ou 410). Corrigez l’attribut src, ou relay si c’est lui que nomme la ligne ci-dessous.',
    );
    expect(french[2]).to.equal(`(missing) ${url} answered 404: check the address`);
    said = [];
    expect((await lines('en', `src="${badSource('status?status=404').url}"`))[1]).to.include('leads nowhere');
  });

  for (const [attributes, french, english] of [
    [
      'src=“/fil/”',
      'src=“/fil/” : écrivez des guillemets droits, src="/fil/".',
      'src=“/fil/”: write straight quotes, src="/fil/".',
    ],
    ['src="«"', 'src=« : écrivez des guillemets droits, src="/feed/".', 'src=«: write straight quotes, src="/feed/".'],
    [
      'src="/demo/data/actualites.rss.xml" type="flux"',
      'type="flux" n’existe pas. Écrivez rss, atom, json-feed, wordpress, wordpress-com, mastodon, drupal, cdf ou html-list.',
      'type="flux" does not exist. Write rss, atom, json-feed, wordpress, wordpress-com, mastodon, drupal, cdf or html-list.',
    ],
    [
      'src="http://"',
      'src="http://" : écrivez par exemple src="/feed/".',
      'src="http://": write for example src="/feed/".',
    ],
  ] as const) {
    it(`says what to write in an attribute that cannot work: ${attributes}`, async () => {
      expect((await lines('fr', attributes))[1]).to.equal(french);
      said = [];
      expect((await lines('en', attributes))[1]).to.equal(english);
    });
  }
});

it('a calendar is told of its view under the name that other widgets give it', () => {
  const page = document.createElement('div');
  page.innerHTML = '<parvis-event-calendar layout="list" vue="week" url="/a.ics"></parvis-event-calendar>';
  const told = commonMistakes(page.querySelector('parvis-event-calendar')!, french, 'agenda');
  expect(told.map((sentence) => sentence.replaceAll('\u00a0', ' '))).to.deep.equal([
    'layout="list" : écrivez view="list".',
    'vue="week" : écrivez view="week".',
    'url="/a.ics" : écrivez src="/a.ics".',
  ]);
});

describe('a widget that has nothing to read', () => {
  beforeEach(() => hurry({ setup: 20 }));
  afterEach(beCalm);
  const links = '<a href="plu.pdf">PLU</a><br><a href="pv.pdf">PV</a>';

  for (const [markup, cure] of [
    [`<parvis-document-list>${links}</parvis-document-list>`, french.noList('src="/documents/"')],
    [`<parvis-news-feed><p>${links}</p></parvis-news-feed>`, french.noList('src="/feed/"')],
    [
      '<parvis-event-calendar><ul><li>12 décembre : Marché de Noël</li></ul></parvis-event-calendar>',
      french.noTimes('src="/agenda.ics"'),
    ],
    ['<parvis-document-list><a href="/d">Tous</a></parvis-document-list>', french.noSource('src="/documents/"')],
    [
      `<parvis-news-feed><a href="/n">Tout</a><p slot="footer">${links}</p></parvis-news-feed>`,
      french.noSource('src="/feed/"'),
    ],
    [
      '<parvis-event-calendar><ul><li><a href="/agenda">Tout</a></li></ul></parvis-event-calendar>',
      french.noSource('src="/agenda.ics"'),
    ],
  ] as const) {
    it(`says what is missing in what stands there: ${markup}`, async () => {
      expect((await told(markup)).cure).to.equal(cure);
    });
  }
});

describe('the room of a widget', () => {
  beforeEach(() => hurry({ setup: 20 }));
  afterEach(beCalm);
  /** Height of what is kept, beyond what stands in it. */
  const spare = (widget: Element) => {
    const frame = widget.shadowRoot?.querySelector('.frame');
    const inside = frame && [...frame.children].reduce((sum, child) => sum + child.getBoundingClientRect().height, 0);
    return frame ? frame.getBoundingClientRect().height - (inside ?? 0) : Infinity;
  };

  for (const tag of ['parvis-news-feed', 'parvis-document-list', 'parvis-idea-box'] as const) {
    it(`is given back once it is told that there is nothing to read: <${tag}>`, async () => {
      const { target } = await told(`<${tag} url="/feed/"></${tag}>`);
      await until(() => spare(target as Element) < 60, 'the room is kept');
    });

    it(`is given back where what is written cannot be read: <${tag} type="…">`, async () => {
      const { target } = await told(`<${tag} src="http://" max="20"></${tag}>`);
      await until(() => spare(target as Element) < 60, 'the room is kept');
    });
  }

  for (const [tag, row] of [
    ['parvis-news-feed', '<li><a href="/fair">Fair</a></li>'],
    ['parvis-document-list', '<li><a href="/plu.pdf">PLU</a></li>'],
  ] as const) {
    it(`is that of the list which stands in its tag: <${tag}>`, async () => {
      const widget = await fixture<ParvisNewsFeed>(`<${tag}><ul>${row}${row}</ul></${tag}>`);
      await widget.loadComplete;
      await until(() => widget.shadowRoot!.querySelector('[part=item]'), 'the list is not there');
      await widget.updateComplete;
      expect(spare(widget)).to.be.lessThan(60);
    });
  }

  it('stays while news that can be read are awaited', async () => {
    const feed = await fixture(`<parvis-news-feed src="${badSource('hung').url}" max="5">…</parvis-news-feed>`);
    await until(() => feed.shadowRoot!.querySelector('.frame'), 'nothing is drawn');
    expect(feed.shadowRoot!.querySelector('.frame')!.getBoundingClientRect().height).to.be.greaterThan(400);
  });
});

describe('a widget that is not closed', () => {
  for (const [tag, after] of [
    ['parvis-news-feed', '<p>…</p><h2>Mairie</h2>'],
    ['parvis-news-feed', '<div><main>…</main></div>'],
    ['parvis-event-calendar', '<footer>…</footer>'],
    ['parvis-news-feed', '<p>Horaires</p><p>Contact</p>'],
    ['parvis-event-calendar', '<parvis-news-feed src="/demo/data/actualites.rss.xml"></parvis-news-feed>'],
  ] as const) {
    it(`is told, though it is healthy: <${tag}/> ${after}`, async () => {
      const src = tag === 'parvis-news-feed' ? '/demo/data/actualites.rss.xml' : '/demo/data/calendars/bureaux.ics';
      const { kind, cure, target } = await told(` <${tag} src="${src}"/>${after}`);
      expect([kind, (target as Element).localName]).to.deep.equal(['setup', tag]);
      expect(cure).to.include(`<${tag} src="…"></${tag}>`);
    });
  }

  for (const after of ['<p>Horaires</p>', '<ul><li>Lundi</li></ul>', '<div><img alt=""></div>', '<table></table>'])
    it(`is told by the line on which its parent is closed: <parvis-news-feed/> ${after}`, async () => {
      const page = `<div>\n<parvis-news-feed src="/demo/data/actualites.rss.xml" max="5" />\n${after}\n</div>`;
      expect((await told(page)).cure).to.include('<parvis-news-feed src="…"></parvis-news-feed>');
    });

  it('is not one that has a space after it, or headings in the items and slots inside', async () => {
    for (const [markup, mistakes] of [
      ['<parvis-news-feed src="/x"><h2>News</h2></parvis-news-feed>\n', 0],
      ['<parvis-news-feed src="/x"><ul><li><h3>Fair</h3></li></ul></parvis-news-feed>', 0],
      ['<parvis-news-feed src="/x"><footer slot="footer">…</footer></parvis-news-feed>', 0],
      ['<parvis-news-feed src="/x"><p>News</p><p>More</p></parvis-news-feed>\n', 0],
      ['<parvis-news-feed src="/x"><p>News</p></parvis-news-feed>', 0],
      // Whoever sends pages without their spaces writes paragraphs so, in the tag and after it.
      ['<parvis-news-feed src="/x"><p>News</p><p>More</p></parvis-news-feed>', 0],
      [' <parvis-news-feed src="/x"/><p>Hours</p><p>Contact</p>', 1],
      ['<parvis-news-feed src="/x"><ul><li><p>Fair</p><p>Today</p></li></ul></parvis-news-feed>', 0],
      ['<li><parvis-news-feed src="/x"/><h2>Mairie</h2></li>', 1],
      // What stands inside is the page's own, wherever its lines end.
      ['\n<parvis-news-feed src="/x">\n<ul><li>Fair</li></ul>\n</parvis-news-feed>\n', 0],
      ['\n<parvis-news-feed src="/x"><ul><li>Fair</li></ul></parvis-news-feed>', 0],
      ['\n<parvis-news-feed src="/x">\n<a href="/news">News</a>\n</parvis-news-feed>', 0],
      ['\n<parvis-event-calendar>\n<parvis-source src="/x"></parvis-source>\n</parvis-event-calendar>', 0],
      ['<parvis-news-feed src="/x">\n<ul><li>Fair</li></ul>\n</parvis-news-feed>', 0],
      ['<h2>News</h2><parvis-news-feed src="/x">\n<ul><li>Fair</li></ul>\n</parvis-news-feed>', 0],
    ] as const) {
      const page = document.createElement('div');
      page.innerHTML = markup;
      const feed = page.querySelector<ParvisNewsFeed>('parvis-news-feed, parvis-event-calendar')!;
      expect(commonMistakes(feed, french, 'a'), markup).to.have.length(mistakes);
    }
  });
});

describe('a source of which the end does not come', () => {
  beforeEach(() => hurry({ wait: 1, slow: 50 }));
  afterEach(beCalm);
  const notices = (feed: Element) =>
    [...feed.shadowRoot!.querySelectorAll('[part=notice] p')].map(({ textContent }) =>
      textContent.trim().replaceAll('\u00a0', ' '),
    );
  const shown = async (markup: string, words: string) => {
    const feed = await fixture<ParvisNewsFeed>(markup);
    await until(() => notices(feed).includes(words), `« ${words} », not « ${notices(feed).join(' · ')} »`);
    return feed;
  };
  const source = (way: string, label: string) =>
    `<parvis-source src="${badSource(way).url}" label="${label}"></parvis-source>`;

  it('broke off: it is not said to be long, and can be read again', async () => {
    const bad = badSource('truncated');
    const words = 'La source s’est interrompue : seul son début est affiché.';
    const feed = await shown(`<parvis-news-feed src="${bad.url}"></parvis-news-feed>`, words);
    const rows = (many: number) =>
      until(() => feed.shadowRoot!.querySelectorAll('[part=item]').length === many, `not ${many} rows`);
    await rows(3);
    await bad.become('ok?count=4');
    feed.shadowRoot!.querySelector<HTMLElement>('[part=notice] button')!.click();
    await until(() => !notices(feed).length, 'the notice stays');
    await rows(4);
  });

  it('is given up by its reader: what came is shown, and what was not has its failure', async () => {
    for (const [way, rowsThere, words] of [
      ['stall', 3, 'La source s’est interrompue : seul son début est affiché.'],
      ['held', 0, 'La source met trop de temps à répondre.'],
    ] as const) {
      const bad = badSource(way);
      let begun: Promise<unknown> | undefined;
      const settings = await fixture<ParvisSettings>('<parvis-settings><p></p></parvis-settings>');
      settings.fetch = async (...asked) => {
        const response = await fetch(...asked);
        begun = response.clone().body!.getReader().read();
        return response;
      };
      settings.innerHTML = `<parvis-news-feed src="${bad.url}"></parvis-news-feed>`;
      const feed = settings.querySelector('parvis-news-feed')!;
      await until(() => notices(feed).includes('La source est lente à répondre…'), 'nobody says that it is slow');
      await bad.asked();
      if (rowsThere) await until(() => begun, 'no answer begins');
      await begun;
      feed.shadowRoot!.querySelector<HTMLElement>('[part=notice] button')!.click();
      await until(() => notices(feed).join() === words, `« ${words} », not « ${notices(feed).join(' · ')} »`);
      const there = () => feed.shadowRoot!.querySelectorAll('[part=item]').length;
      await until(() => there() === rowsThere, `${there()} rows, not ${rowsThere}`);
      expect((await bad.log()).asked, 'it is not asked again').to.have.length(1);
    }
  });

  it('is named beside others: one that broke off, one that is too long, one that is slow', async () => {
    hurry({ size: 60_000 });
    const markup = `<parvis-news-feed>${source('truncated', 'Mairie')}${source('many', 'Sports')}${source('held', 'Culture')}</parvis-news-feed>`;
    const words = [
      'Mairie : cette source s’est interrompue. Seul son début est affiché.',
      'Sports : cette source est très longue. Seul son début est affiché.',
      'Culture : cette source est lente à répondre…',
    ];
    const feed = await shown(markup, words[0]!);
    // What broke off is asked for again, and slow as well, for a moment.
    await until(() => notices(feed).join() === words.join(), 'three notices');
  });
});
