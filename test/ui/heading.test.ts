import { expect, fixture, html } from '@open-wc/testing';
import '../../src/widgets/document-list/define.js';
import '../../src/widgets/event-calendar/define.js';
import '../../src/widgets/idea-box/define.js';
import '../../src/widgets/news-feed/define.js';
import { until } from '../../stories/support/appears.js';

/** The language in which each widget says the heading that a page in this language gives it. */
async function spokenIn(lang: string, heading: string): Promise<(string | undefined)[]> {
  const page = await fixture(html`
    <div lang=${lang}>
      <parvis-news-feed heading=${heading}></parvis-news-feed>
      <parvis-document-list heading=${heading}></parvis-document-list>
      <parvis-idea-box heading=${heading}></parvis-idea-box>
      <parvis-event-calendar heading=${heading}></parvis-event-calendar>
    </div>
  `);
  const found = () => [...page.children].map(({ shadowRoot }) => shadowRoot!.querySelector('[part=heading]'));
  await until(() => found().every((one) => one?.textContent === heading), 'a heading is missing');
  return found().map((one) => one!.closest<HTMLElement>('[lang]')?.lang);
}

describe('the heading of a widget', () => {
  it('is in the language of the page, whatever the widget speaks', async () => {
    expect(await spokenIn('ar', 'أخبار البلدية')).to.deep.equal(['ar', 'ar', 'ar', 'ar']);
  });

  it('is in that of the widget where they are the same', async () => {
    expect(await spokenIn('en', 'Town news')).to.deep.equal(['en', 'en', 'en', 'en']);
    expect(await spokenIn('fr', 'Actualités')).to.deep.equal(['fr', 'fr', 'fr', 'fr']);
  });
});
