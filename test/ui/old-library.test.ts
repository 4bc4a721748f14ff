import { expect } from '@open-wc/testing';
import { until } from '../../stories/support/appears.js';
import { openPage, type PolicyPage } from '../support/policy-page.js';
import type { LoadingPage } from '../pages/loader.js';

type Page = PolicyPage & LoadingPage & { Array: ArrayConstructor };

const shown = {
  'parvis-news-feed': '<ul><li><a href="/a">Marché</a></li></ul>',
  'parvis-document-list': '<ul><li><a href="/a.pdf">Marché</a></li></ul>',
  'parvis-event-calendar': '<ul><li><time datetime="2026-11-24">Marché</time></li></ul>',
} as const;

describe('a page with MooTools', () => {
  for (const [tag, inside] of Object.entries(shown))
    it(`shows a widget as any other page does: <${tag}>`, async () => {
      const opened = await openPage<LoadingPage>('open', '/test/pages/loader.ts');
      const page = opened.page as unknown as Page;
      // There, it makes a list of what is none, and knows no second argument (MooTools 1.2 to 1.5).
      page.Array.from = ((item: unknown) =>
        item === null || item === undefined
          ? []
          : typeof item === 'object' && 'length' in item
            ? (page.Array.prototype.slice.call(item) as unknown[])
            : [item]) as typeof Array.from;
      const errors: unknown[] = [];
      page.addEventListener('error', ({ message }) => errors.push(message));
      page.addEventListener('unhandledrejection', ({ reason }) => errors.push(reason));
      page.document.body.innerHTML = `<${tag} date="2026-11-24">${inside}</${tag}>`;
      await page.load();
      const widget = page.document.querySelector(tag)!;
      await until(() => widget.shadowRoot?.querySelector('[part~=list], [part~=grid]'), 'nothing is drawn');
      await until(() => widget.shadowRoot!.textContent.includes('Marché'), 'the row is not there');
      expect(errors).to.deep.equal([]);
      opened.close();
    });
});
