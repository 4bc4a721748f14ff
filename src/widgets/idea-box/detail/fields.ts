import { html, nothing, type TemplateResult } from 'lit';

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
            id=${id}
            rows=${rows}
            aria-required=${required ? 'true' : nothing}
            aria-invalid=${wrong ? 'true' : nothing}
            aria-describedby=${described}
            .value=${value}
            @input=${typed}
          ></textarea>`
        : html`<input
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
