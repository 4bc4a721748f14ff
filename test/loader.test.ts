import { expect } from '@open-wc/testing';
import { version } from '../src/version.js';
import { until } from '../stories/support/appears.js';
import { openPage, reportsOf, type PolicyPage } from './support/policy-page.js';
import type { LoadingPage } from './pages/loader.js';

type Page = PolicyPage & LoadingPage & { HTMLElement: typeof HTMLElement; console: Console };

describe('the loader', () => {
  let page: Page;
  let close: () => void;
  let said: string[];

  beforeEach(async () => {
    ({ page, close } = (await openPage<LoadingPage>('strict', '/test/pages/loader.ts')) as unknown as {
      page: Page;
      close: () => void;
    });
    said = [];
    for (const level of ['log', 'warn', 'error'] as const) {
      page.console[level] = (...args: unknown[]) => void said.push(args.join(' '));
    }
  });
  afterEach(() => close());

  const fetched = (name: string) =>
    page.performance.getEntriesByType('resource').some((entry) => entry.name.includes(name));
  const defined = (tag: string) => page.customElements.whenDefined(tag);
  const add = (tag: string, to: Node = page.document.body) => to.appendChild(page.document.createElement(tag));

  it('fetches nothing on a page without widgets', async () => {
    add('p');
    await page.load();
    add('section').append(page.document.createElement('p'));
    // What it would fetch, it asks as soon as it is told of the change.
    await new Promise((resolve) => page.requestAnimationFrame(resolve));
    expect(fetched('news-feed')).to.equal(false);
    expect(fetched('settings')).to.equal(false);
    expect(said.filter((line) => !line.includes('Lit is in dev mode'))).to.deep.equal([]);
  });

  it('fetches the widget that the page has, and no settings when it has none', async () => {
    add('parvis-news-feed');
    await page.load();
    await defined('parvis-news-feed');
    expect(fetched('parvis-settings')).to.equal(false);
    expect(await reportsOf(page)).to.deep.equal([]);
  });

  for (const [lang, lines] of [
    [
      'en-GB',
      [
        'Parvis: <parvis-newsfeed> does not exist. Write <parvis-news-feed></parvis-news-feed>',
        'Parvis: <parvis-events-calendar> does not exist. Write <parvis-event-calendar></parvis-event-calendar>',
        'Parvis: <parvi-document-list> does not exist. Write <parvis-document-list></parvis-document-list>',
        'Parvis: <parvis_idea_box> does not exist. Write <parvis-idea-box></parvis-idea-box>',
      ],
    ],
    [
      'fr',
      [
        'Parvis\u00a0: <parvis-newsfeed> n’existe pas. Écrivez <parvis-news-feed></parvis-news-feed>',
        'Parvis\u00a0: <parvis-events-calendar> n’existe pas. Écrivez <parvis-event-calendar></parvis-event-calendar>',
        'Parvis\u00a0: <parvi-document-list> n’existe pas. Écrivez <parvis-document-list></parvis-document-list>',
        'Parvis\u00a0: <parvis_idea_box> n’existe pas. Écrivez <parvis-idea-box></parvis-idea-box>',
      ],
    ],
  ] as const) {
    it(`says once which tag was meant by one that looks like ours, in the language of the page: ${lang}`, async () => {
      page.document.documentElement.lang = lang;
      add('parvis-newsfeed');
      add('parvis-newsfeed');
      page.customElements.define('parvis-own', class extends page.HTMLElement {});
      add('parvis-own');
      add('parvi-document-list');
      add('parvis_idea_box');
      await page.load();
      add('parvis-events-calendar');
      await until(() => said.some((line) => line.includes('events')), 'nothing is said of the last tag');
      const unknown = said.filter((line) => line.startsWith('Parvis')).map((line) => line.split(/\. (?:There|Il)/)[0]);
      expect(unknown).to.have.members(lines);
    });
  }

  it('knows what people call our tags in French, and guesses nothing of what looks like none', async () => {
    page.document.documentElement.lang = 'fr';
    for (const tag of ['parvis-actualites', 'parvis-agenda', 'parvis-documents', 'parvis-idees', 'parvis-meteo'])
      add(tag);
    await page.load();
    const told = () => said.filter((line) => line.startsWith('Parvis'));
    await until(() => told().length === 5, 'not all are told');
    expect(told().map((line) => line.split(' Il y a')[0])).to.have.members([
      'Parvis\u00a0: <parvis-actualites> n’existe pas. Écrivez <parvis-news-feed></parvis-news-feed>.',
      'Parvis\u00a0: <parvis-agenda> n’existe pas. Écrivez <parvis-event-calendar></parvis-event-calendar>.',
      'Parvis\u00a0: <parvis-documents> n’existe pas. Écrivez <parvis-document-list></parvis-document-list>.',
      'Parvis\u00a0: <parvis-idees> n’existe pas. Écrivez <parvis-idea-box></parvis-idea-box>.',
      'Parvis\u00a0: <parvis-meteo> n’existe pas.',
    ]);
  });

  it('fetches a widget that comes later, however deep', async () => {
    await page.load();
    const aside = page.document.createElement('aside');
    add('parvis-news-feed', aside.appendChild(page.document.createElement('div')));
    page.document.body.append(aside);
    await defined('parvis-news-feed');
  });

  it('looks into the open shadow roots that are there', async () => {
    const outer = add('div').attachShadow({ mode: 'open' });
    const inner = add('div', outer).attachShadow({ mode: 'open' });
    add('parvis-news-feed', inner);
    await page.load();
    await defined('parvis-news-feed');
  });

  it('follows a shadow root that it is told to observe, closed or not', async () => {
    const root = add('div').attachShadow({ mode: 'closed' });
    const loader = await page.load();
    loader.observe(root);
    loader.observe(root);
    add('parvis-news-feed', root);
    await defined('parvis-news-feed');
  });

  it('registers settings before widgets, wherever they stand', async () => {
    const order: string[] = [];
    const { define } = page.customElements;
    page.customElements.define = (tag, element, options) => {
      order.push(tag);
      define.call(page.customElements, tag, element, options);
    };
    add('parvis-news-feed');
    add('parvis-source');
    add('parvis-settings');
    await page.load();
    await Promise.all(['parvis-news-feed', 'parvis-settings', 'parvis-source'].map(defined));
    expect(order.indexOf('parvis-settings')).to.be.lessThan(order.indexOf('parvis-news-feed'));
  });

  it('steps aside from what is registered, tag by tag, and says so once', async () => {
    const older = (number: string) =>
      class extends page.HTMLElement {
        static readonly version = number;
      };
    page.customElements.define('parvis-news-feed', older('0.0.1'));
    page.customElements.define('parvis-source', older('0.0.1'));
    for (const tag of ['parvis-news-feed', 'parvis-source', 'parvis-settings']) add(tag);
    await page.load();
    await defined('parvis-settings');
    const lines = said.filter((line) => line.includes('steps aside'));
    expect(lines).to.have.length(1);
    expect(lines[0]).to.include('0.0.1').and.to.include(version);
    expect(fetched('widgets/news-feed')).to.equal(false);
  });

  it('steps aside from what was registered while it fetched', async () => {
    add('parvis-news-feed');
    await page.load();
    const other = class extends page.HTMLElement {};
    page.customElements.define('parvis-news-feed', other);
    // What is fetched last has been weighed last.
    add('parvis-source');
    await defined('parvis-source');
    const heard = () => said.filter((line) => line.includes('steps aside'));
    await until(() => heard().length, 'nothing is said of what steps aside');
    expect(page.customElements.get('parvis-news-feed')).to.equal(other);
    expect(heard()).to.have.length(1);
  });

  it('says what its policy has to say to a page that refuses ours, and nothing of files', async () => {
    const refusing = (await openPage<LoadingPage>('refusing', '/test/pages/loader.ts')) as unknown as {
      page: Page;
      close: () => void;
    };
    refusing.page.console.error = (...args: unknown[]) => void said.push(args.join(' '));
    add('parvis-source', refusing.page.document.body);
    await refusing.page.load();
    await until(() => said.some((line) => line.includes('Parvis:')), 'nothing is said of the policy');
    refusing.close();
    const told = said.filter((line) => line.includes('Parvis:'));
    expect(told).to.have.length(1);
    expect(told[0]).to.include('trusted-types parvis').and.not.to.include('dossier');
  });

  it('registers everything when it is asked to', async () => {
    const loader = await page.load();
    loader.registerAll();
    await Promise.all(['parvis-news-feed', 'parvis-settings', 'parvis-source'].map(defined));
  });

  it('leaves a page alone whose browser is too old', async () => {
    delete (page as unknown as { Array: { prototype: { toSorted?: unknown } } }).Array.prototype.toSorted;
    add('parvis-news-feed');
    const loader = await page.load();
    loader.registerAll();
    loader.observe(page.document);
    await new Promise((resolve) => page.requestAnimationFrame(resolve));
    expect(fetched('news-feed')).to.equal(false);
    expect(said.filter((line) => !line.includes('Lit is in dev mode'))).to.deep.equal([]);
  });
});
