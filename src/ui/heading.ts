import { html, nothing } from 'lit';
import type { LocaleController } from '../i18n/locale-controller.js';

/** The heading that a page gives a widget, in the language of the page: the widget around it may speak another. */
export function headingOf(
  { heading, headingLevel: level }: { readonly heading: string; readonly headingLevel: number },
  { lang, spoken }: LocaleController,
): unknown {
  if (!heading) return nothing;
  const own = lang === spoken ? nothing : lang;
  return html`<div part="heading" class="head" role="heading" aria-level=${level} lang=${own}>${heading}</div>`;
}
