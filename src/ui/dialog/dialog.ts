import { render, type ReactiveElement, type TemplateResult } from 'lit';
import { controlStyles } from '../../theme/control.styles.js';
import { dialogStyles } from './dialog.styles.js';
import { dressPage } from '../page/dress-page.js';
import { groundOf } from '../page/ground-of.js';
import { wear } from '../../theme/wear.js';

/** Level of the heading of a dialog: what is around it is out of reach, and counts no more. */
export const DIALOG_LEVEL = 2;

/** What a dialog shows. */
export interface DialogOptions {
  /** Id of its heading, which is its name. */
  readonly title: string;
  readonly content: (dialog: HTMLDialogElement) => TemplateResult;
  /** What has the focus once it is closed; what had it before, where nothing is given. */
  readonly back?: () => HTMLElement | null | undefined;
}

/**
 * Opens a modal dialog in a widget. The focus goes in, and comes back; Escape, its own button and a click beside it close it;
 * on paper it stands alone.
 *
 * @returns The dialog; nothing when one is open already.
 */
export function openDialog(root: ShadowRoot, { title, content, back }: DialogOptions): HTMLDialogElement | undefined {
  // A second press while the first was made ready; or the widget has left the page meanwhile.
  if (root.querySelector('dialog[open]') || !root.host.isConnected) return undefined;
  wear(root, controlStyles);
  wear(root, dialogStyles);
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  dialog.setAttribute('part', 'dialog');
  dialog.setAttribute('aria-labelledby', title);
  // Lit draws the widget after what stands here already, and never takes it away.
  root.prepend(dialog);
  closeBeside(dialog);
  dressAsPage(dialog, root.host);
  let undress: (() => void) | undefined;
  // What is open is printed alone: a modal dialog lies over its page, on paper too.
  const paper = ({ type }: Event) => {
    undress?.();
    undress = type === 'beforeprint' && dialog.isConnected ? dressPage(root.host, false) : undefined;
  };
  addEventListener('beforeprint', paper);
  addEventListener('afterprint', paper);
  closeWithWidget(root);
  dialog.addEventListener('close', () => {
    undress?.();
    removeEventListener('beforeprint', paper);
    removeEventListener('afterprint', paper);
    dialog.remove();
    const control = back?.();
    // The page stays where it was, unless what has the focus is out of sight.
    control?.focus({ preventScroll: true });
    control?.scrollIntoView({ block: 'nearest' });
  });
  render(content(dialog), dialog);
  dialog.showModal();
  return dialog;
}

const watched = new WeakSet<Element>();

/** Moved with its widget a dialog would be open still, no longer over the page, and let none other open. */
function closeWithWidget(root: ShadowRoot): void {
  const host: Element & Partial<ReactiveElement> = root.host;
  if (watched.has(host)) return;
  watched.add(host);
  host.addController?.({ hostDisconnected: () => root.querySelector<HTMLDialogElement>('dialog[open]')?.close() });
}

/** A dialog lies over its page in the colours of that: both of them, or none. */
function dressAsPage({ style }: HTMLElement, host: Element): void {
  const ground = groundOf(host);
  if (!ground) return;
  style.setProperty('--_ground', ground);
  style.setProperty('--_ink', getComputedStyle(host).color);
}

/** A click on the backdrop closes; a selection that ends there does not. */
function closeBeside(dialog: HTMLDialogElement): void {
  let began = false;
  dialog.addEventListener('pointerdown', ({ target }) => (began = target === dialog));
  dialog.addEventListener('click', ({ target }) => {
    if (began && target === dialog) dialog.close();
  });
}
