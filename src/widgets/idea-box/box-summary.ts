import { html, nothing, type TemplateResult } from 'lit';
import type { IdeaContext } from './idea-row.js';
import type { IdeaStep } from './views/idea-step.js';

/** What the box promises, how far it keeps that, and the way to the form. */
export function boxSummary(context: IdeaContext, go: (step: IdeaStep) => void): TemplateResult | typeof nothing {
  const { t, box, follows } = context;
  if (!box) return nothing;
  const { answered, answerDays, may } = box;
  const write = (n: number) => new Intl.NumberFormat(t.lang).format(n);
  const sentence = [
    answered?.total ? t.answeredShare(write(answered.answered), write(answered.total), answered.answered) : '',
    answerDays ? t.promise(write(answerDays), answerDays) : '',
  ]
    .filter(Boolean)
    .join('. ');
  const proposes = may.includes('propose') && !box.closed;
  return html`<div class="box">
    ${sentence ? html`<p class="quiet">${sentence}.</p>` : nothing}
    <div class="ways screen">
      ${
        proposes
          ? html`<button part="propose" class="main-act" @click=${() => go({ view: 'propose' })}>${t.propose}</button>`
          : nothing
      }
      ${may[0] && follows ? html`<button class="link" @click=${() => go({ view: 'follow' })}>${t.follow}</button>` : nothing}
      ${
        may.includes('moderate')
          ? html`<button class="link" @click=${() => go({ view: 'moderate' })}>${t.moderate}</button>`
          : nothing
      }
    </div>
  </div>`;
}
