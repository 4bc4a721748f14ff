import { html, nothing, type TemplateResult } from 'lit';
import type { Draft } from '../../../data/writing/drafts.js';
import type { IdeaFormMessages } from '../../../i18n/ideas/idea-form-messages.js';

/** One field of a form, its name always above it. */
export interface FieldOptions {
  /** Unique in the widget. */
  readonly id: string;
  readonly name: string;
  readonly hint?: string;
  /** What is wrong with it; empty for nothing. */
  readonly wrong?: string;
  readonly value?: string;
  readonly required?: boolean;
  readonly most?: number;
  readonly rows?: number;
  readonly autocomplete?: 'name';
  readonly input: (value: string) => void;
}

/** A line of text, or several where `rows` says how many. The longest is said, never cut: what is pasted is not lost. */
export function field({
  id,
  name,
  hint,
  wrong,
  value = '',
  required,
  rows,
  autocomplete,
  input,
}: FieldOptions): TemplateResult {
  const described = [hint ? `${id}-hint` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ') || nothing;
  const typed = ({ target }: Event) => input((target as HTMLInputElement | HTMLTextAreaElement).value);
  return html`<div class="field">
    <label class="name" for=${id}>${name}</label>
    ${hint ? html`<span class="quiet" id="${id}-hint">${hint}</span>` : nothing}
    ${wrong ? html`<span class="wrong" id="${id}-wrong">${wrong}</span>` : nothing}
    ${
      rows
        ? html`<textarea
            part="field"
            id=${id}
            rows=${rows}
            aria-required=${required ? 'true' : nothing}
            aria-invalid=${wrong ? 'true' : nothing}
            aria-describedby=${described}
            .value=${value}
            @input=${typed}
          ></textarea>`
        : html`<input
            part="field"
            id=${id}
            autocomplete=${autocomplete ?? 'off'}
            aria-required=${required ? 'true' : nothing}
            aria-invalid=${wrong ? 'true' : nothing}
            aria-describedby=${described}
            .value=${value}
            @input=${typed}
          />`
    }
  </div>`;
}

/** Takes out of a form what was typed since it was drawn last, of which Lit knows nothing. */
export function emptyFields(form: ParentNode | null | undefined): void {
  for (const typed of form?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'input:not([type=checkbox]), textarea',
  ) ?? [])
    typed.value = '';
  for (const choice of form?.querySelectorAll('select') ?? []) choice.selectedIndex = 0;
}

/** Whether what is typed is kept, in words, to be read before it is typed. */
export const keptWords = (
  draft: Pick<Draft, 'durable'> | undefined,
  shared: boolean | undefined,
  f: IdeaFormMessages,
): TemplateResult =>
  html`<p class="quiet kept-words">${!draft?.durable ? f.draftNotKept : shared ? f.draftHere : f.draftKept}</p>`;
