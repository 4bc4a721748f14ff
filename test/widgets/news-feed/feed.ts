import { fixture, html } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import '../../../src/widgets/news-feed/define.js';
import type { ParvisNewsFeed } from '../../../src/widgets/news-feed/news-feed.js';

type Props = Partial<
  Pick<ParvisNewsFeed, Exclude<keyof ParvisNewsFeed, keyof HTMLElement | 'loadComplete' | 'unread'>>
>;

/** A feed in a page; `inside` stands in its tag. */
export async function placed(props: Props & { id?: string; lang?: string } = {}, inside = ''): Promise<ParvisNewsFeed> {
  const page = await fixture(html`<div></div>`);
  const feed = document.createElement('parvis-news-feed');
  feed.innerHTML = inside;
  Object.assign(feed, props);
  page.append(feed);
  return feed;
}

/** A feed that has said all that it has to say on its own. */
export async function loaded(...args: Parameters<typeof placed>): Promise<ParvisNewsFeed> {
  const feed = await placed(...args);
  await settled(feed);
  return feed;
}

/** The reading is over and drawn, with the parts that had to be fetched. */
export async function settled(feed: ParvisNewsFeed): Promise<void> {
  await feed.loadComplete;
  await seen(feed, () => feed.shadowRoot!.querySelector('.list:not(.skeleton), slot[name=empty], [part=notice], .bar'));
  await feed.updateComplete;
}

/** What `look` gives, once it gives something: now, or after a change of what is drawn. */
export function seen<T>(feed: Element, look: () => T): Promise<NonNullable<T>> {
  return new Promise((resolve) => {
    const watch = new MutationObserver(check);
    watch.observe(feed.shadowRoot!, { subtree: true, childList: true, characterData: true, attributes: true });
    watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    check();
    function check() {
      const found = look();
      if (!found) return;
      watch.disconnect();
      resolve(found);
    }
  });
}

export const all = <E extends HTMLElement = HTMLElement>(feed: Element, selector: string): E[] => [
  ...feed.shadowRoot!.querySelectorAll<E>(selector),
];
export const one = <E extends HTMLElement = HTMLElement>(feed: Element, selector: string): E =>
  feed.shadowRoot!.querySelector<E>(selector)!;

export const rows = (feed: Element): HTMLElement[] => all(feed, '[part=item]');
export const titles = (feed: Element): string[] =>
  all(feed, '.title > :is(a, span[dir])').map((title) => title.textContent.trim());
export const links = (feed: Element): HTMLAnchorElement[] => all<HTMLAnchorElement>(feed, '[part=link]');

/** The button of these words. */
export const button = (feed: Element, words: string | RegExp): HTMLButtonElement | undefined =>
  all<HTMLButtonElement>(feed, 'button').find(({ textContent }) =>
    typeof words === 'string' ? textContent.includes(words) : words.test(textContent),
  );

/** True for what a reader sees. */
export const isShown = (element: Element): boolean => element.getClientRects().length > 0;

/** Clicks with the real mouse, in the middle of an element or at a part of its box. */
export async function click(element: Element, across = 0.5, down = 0.5): Promise<void> {
  element.scrollIntoView({ block: 'center' });
  // What has just come near the screen takes its size, and can be hit, at the next frame.
  for (let frames = 0; frames < 2; frames++) await new Promise((resolve) => requestAnimationFrame(resolve));
  const { left, top, width, height } = element.getBoundingClientRect();
  await sendMouse({
    type: 'click',
    position: [Math.round(left + width * across), Math.round(top + height * down)],
  });
}

/** The next event of a name. */
export const next = <E extends Event>(target: EventTarget, name: string): Promise<E> =>
  new Promise((resolve) => target.addEventListener(name, (event) => resolve(event as E), { once: true }));

/** A promise and its keys. */
export function later<T = void>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}
