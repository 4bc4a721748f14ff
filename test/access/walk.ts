import { expect } from '@open-wc/testing';
import { keys } from '../support/commands.js';

/** What has the focus, in the widget or in the page. */
export const active = (): HTMLElement => {
  const { activeElement } = document;
  return (activeElement?.shadowRoot?.activeElement ?? activeElement) as HTMLElement;
};
/** A link of the page, before or after the widget. */
export function link(text: string): HTMLAnchorElement {
  return Object.assign(document.createElement('a'), { href: '#', textContent: text });
}

/** What a reader would say of a control. */
export const said = (control: HTMLElement): string => {
  if (control.matches('[role=article]')) return 'article';
  if (control.matches('input')) return 'search';
  if (control.matches('select')) return 'period';
  return control.textContent.replace(/\s+/g, ' ').trim();
};

/** Why a reader does not see what has the focus: no ring, off the screen, under something. Empty when all is well. */
export function hidden(control: HTMLElement): string {
  // The ring of a day stands round its whole cell.
  const [own, after] = [getComputedStyle(control), getComputedStyle(control, '::after')];
  const { outlineStyle, outlineWidth } = own.outlineStyle === 'none' ? after : own;
  const { left, right, top, bottom } = control.getClientRects()[0]!;
  const root = control.getRootNode() as Document | ShadowRoot;
  const [x, y] = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
  const over = root.elementFromPoint(x, y);
  if (root !== document && (outlineStyle === 'none' || parseFloat(outlineWidth) < 2))
    return `no ring: ${outlineStyle} ${outlineWidth} ${control.matches(':focus-visible')}`;
  return control.contains(over) ? '' : `${over?.outerHTML.slice(0, 80)} is at ${x} ${y} of ${innerHeight}`;
}

/** Presses a key until the focus is on a link of the page, and tells what had it on the way. */
export async function walk(key: string): Promise<HTMLElement[]> {
  const stops: HTMLElement[] = [];
  for (;;) {
    await keys(key);
    const stop = active();
    // More stops than there are controls is a trap.
    if (['before', 'after'].includes(stop.textContent) || stops.length > 60) return stops;
    expect(hidden(stop), said(stop)).to.equal('');
    stops.push(stop);
  }
}

/** Goes to a control as a reader does: engines draw a ring for what the keyboard has reached. */
export async function go(control: HTMLElement, key = 'Tab'): Promise<void> {
  for (let stops = 0; active() !== control; stops++) {
    if (stops > 60) throw new Error(`${said(control)} is not reached`);
    await keys(key);
  }
}

/** True while the page is about to answer what was done before. */
function answers(): boolean {
  const page = document as unknown as Record<symbol, { readonly answers?: boolean } | undefined>;
  return !!page[Symbol.for('parvis.voice.1')]?.answers;
}

/** What the page says aloud after a key, and not what it had still to say of the one before. */
export async function spoken(key: string): Promise<string> {
  const region = () => document.querySelector('html > [role=status]')?.textContent ?? '';
  for (const begun = performance.now(); answers() && performance.now() - begun < 20_000;)
    await new Promise((resolve) => requestAnimationFrame(resolve));
  const before = region();
  await keys(key);
  for (const begun = performance.now(); region() === before && performance.now() - begun < 20_000;)
    await new Promise((resolve) => requestAnimationFrame(resolve));
  return region()
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
}
