import type { SourceError } from './data/source-error.js';
import { defineElement, stepAside } from './define-element.js';

/** Each element and where its class is. A new widget is one line here. */
const elements: Readonly<Record<string, () => Promise<CustomElementConstructor>>> = {
  'parvis-settings': async () => (await import('./settings/parvis-settings.js')).ParvisSettings,
  'parvis-source': async () => (await import('./settings/parvis-source.js')).ParvisSource,
  'parvis-news-feed': async () => (await import('./widgets/news-feed/news-feed.js')).ParvisNewsFeed,
  'parvis-document-list': async () => (await import('./widgets/document-list/document-list.js')).ParvisDocumentList,
  'parvis-idea-box': async () => (await import('./widgets/idea-box/idea-box.js')).ParvisIdeaBox,
  'parvis-event-calendar': async () => (await import('./widgets/event-calendar/event-calendar.js')).ParvisEventCalendar,
};
const asked = new Map<string, Promise<void>>();
const observed = new WeakSet<Node>();

/** Fetches the widgets that a page uses, and only those, also the ones that come later. */
export const ParvisLoader = {
  /** Looks for widgets in a document or a shadow root, now and as it changes. */
  observe(root: Document | ShadowRoot): void {
    if (observed.has(root) || !able()) return;
    observed.add(root);
    scan(root);
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) scan(node);
    }).observe(root, { childList: true, subtree: true });
  },

  /** Registers every element, whether the page uses it yet or not. */
  registerAll(): void {
    if (able()) Object.keys(elements).forEach(load);
  },

  /** Registers one element; another copy of Parvis leaves it to the first, and waits. */
  load,
};

// The copy that was here before any other. Older ones have no `load`.
let first: Partial<typeof ParvisLoader> = ParvisLoader;

/** Looks into an element or a root, and into the open shadow roots that the page has written in its markup. */
function scan(root: ParentNode): void {
  const names = new Set<string>();
  const look = ({ localName, shadowRoot }: Element): void => {
    names.add(localName);
    // Ours have nothing of the page inside.
    if (shadowRoot && !elements[localName]) ParvisLoader.observe(shadowRoot);
  };
  if (root instanceof Element) look(root);
  root.querySelectorAll('*').forEach(look);
  for (const tag of names)
    if (/^parvi/.test(tag) && !elements[tag])
      import('./unknown-tag.js').then(({ tellUnknown }) => tellUnknown(tag, Object.keys(elements)), console.error);
  // In the order of the table: settings first.
  Object.keys(elements)
    .filter((tag) => names.has(tag))
    .forEach(load);
}

function load(tag: string): Promise<void> | undefined {
  if (elements[tag] && !asked.has(tag)) asked.set(tag, register(tag));
  return asked.get(tag);
}

async function register(tag: string): Promise<void> {
  // Two copies that each took some of the elements would both tell of it, and a strict page would refuse the second one.
  if (first !== ParvisLoader) await first.load?.(tag);
  const there = customElements.get(tag);
  if (there) return stepAside(tag, there);
  const find = elements[tag]!;
  try {
    // Fetched together, registered after: a widget asks the settings as soon as it is there.
    const [element] = await Promise.all([find(), tag === 'parvis-settings' || asked.get('parvis-settings')]);
    // It came with the element.
    const { parseHtml } = await import('./data/trusted-types.js');
    // Throws where the policy of the page refuses ours: then nothing of Parvis could be drawn.
    parseHtml('');
    defineElement(tag, element);
  } catch (error) {
    // Not every browser names the file. Two languages in one line: what would choose between them weighs on every page, and
    // a file of its own would be missing too. What we throw ourselves says its own cure.
    const file = !(error as Partial<SourceError>).kind && /\.\/(.+\.js)/.exec(String(find))?.[1];
    const cure = file
      ? `, ${file}: tout le dossier va à côté du script (ou Ctrl+F5). The whole folder belongs beside it.`
      : '';
    console.error(`Parvis: <${tag}>${cure}`, error);
  }
}

/** The oldest browsers for which Parvis is made: Chrome 111, Firefox 115, Safari 16.4. Older ones keep what stands inside the tags. */
function able(): boolean {
  return (
    !!globalThis.document &&
    'toSorted' in Array.prototype &&
    'adoptedStyleSheets' in Document.prototype &&
    CSS.supports('color', 'color-mix(in srgb, red, red)')
  );
}

if (globalThis.document) {
  first = (globalThis as { ParvisLoader?: typeof first }).ParvisLoader ??= ParvisLoader;
  ParvisLoader.observe(document);
  // A shadow root written in the markup may come after its host.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => scan(document));
}
