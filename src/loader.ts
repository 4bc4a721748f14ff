import { stepAside } from './define-element.js';

/** Each widget and its file. A new widget is one line here. */
const widgets: Readonly<Record<string, () => Promise<unknown>>> = {
  'parvis-news-feed': () => import('./widgets/news-feed/define.js'),
};
const tags = Object.keys(widgets);
const asked = new Set<string>();
const observed = new WeakSet<Node>();

/** Fetches the widgets that a page uses, and only those, also the ones that come later. */
export const ParvisLoader = {
  /** Looks for widgets in a document or a shadow root, now and as it changes. */
  observe(root: Document | ShadowRoot): void {
    if (observed.has(root)) return;
    observed.add(root);
    scan(root);
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) scan(node);
    }).observe(root, { childList: true, subtree: true });
  },
};

/** Looks into an element or a root, and into the open shadow roots that the page has written in its markup. */
function scan(root: ParentNode): void {
  const elements = [...root.querySelectorAll('*')];
  if (root instanceof Element) elements.unshift(root);
  for (const element of elements) {
    if (tags.includes(element.localName)) void load(element.localName);
    // Ours have nothing of the page inside.
    else if (element.shadowRoot && !element.localName.startsWith('parvis-')) ParvisLoader.observe(element.shadowRoot);
  }
}

async function load(tag: string): Promise<void> {
  if (asked.has(tag)) return;
  asked.add(tag);
  const there = customElements.get(tag);
  if (there) return stepAside(tag, there);
  try {
    await widgets[tag]!();
  } catch (error) {
    // The browser names the file; what stands inside the tag stays on screen.
    console.error(`Parvis: a file of <${tag}> could not be loaded. Copy the whole folder beside parvis.js.`, error);
  }
}

/** The oldest browsers for which Parvis is made; on older ones what stands inside the tags stays, without a word. */
const able = (): boolean =>
  CSS.supports('color', 'color-mix(in srgb, red, blue)') && CSS.supports('container-type', 'inline-size');

if (globalThis.document && able()) {
  (globalThis as { ParvisLoader?: typeof ParvisLoader }).ParvisLoader ??= ParvisLoader;
  ParvisLoader.observe(document);
}
