import { html, nothing, type TemplateResult } from 'lit';
import { shownName } from '../../../data/reading/values/shown-name.js';
import { safeUrl } from '../../../data/safe-url.js';
import type { DocumentWritingMessages } from '../../../i18n/documents/document-writing-messages.js';
import { sizeWords } from '../../../ui/files/size-words.js';
import type { DocumentStore } from './document-store.js';
import { mayHelp, type WriteJob } from './write-job.js';

const done = {
  add: 'uploadAdded',
  version: 'uploadVersion',
  restore: 'uploadRestored',
  rename: 'uploadRenamed',
  folder: 'uploadFolder',
} as const;

/** What is said of a job in its state. */
export function jobWords(job: WriteJob, t: DocumentWritingMessages, lang: string): string {
  const { state, size, sent, kept, failure, kind } = job;
  switch (state) {
    case 'waiting':
      return t.uploadWaiting;
    case 'sending': {
      if (sent === undefined || !size) return t.uploadSending;
      const percent = new Intl.NumberFormat(lang, { style: 'percent' }).format(Math.floor((sent / size) * 100) / 100);
      return t.uploadSent(percent, sizeWords(size, lang));
    }
    case 'checking':
      return t.uploadChecking;
    case 'asks':
      return t.uploadAsks;
    case 'done':
      return t[done[kind]];
    case 'kept':
      return t.uploadKept(shownName(kept!.name));
    case 'failed':
      return t.uploadFailed[failure ?? 'server'];
    case 'cancelled':
      return t.uploadCancelled;
  }
}

/** One thing that is written: what it is, how far it is, and what may be done about it. */
export function jobLine(job: WriteJob, store: DocumentStore, t: DocumentWritingMessages, lang: string): TemplateResult {
  const { id, state, name, size, sent, kept, url } = job;
  const moving = state === 'sending' || state === 'checking';
  const known = state === 'sending' && sent !== undefined && !!size;
  const shown = shownName(name);
  const link = (address: string, words: string) => {
    const safe = safeUrl(address, document.baseURI);
    return safe ? html`<a href=${safe}>${words}</a>` : nothing;
  };
  return html`<li class="job is-${state}">
    <span class="what" dir="auto">${shown}</span>
    <span class="how">${jobWords(job, t, lang)}</span>
    ${
      moving
        ? known
          ? html`<progress aria-label=${shown} max=${size} value=${sent}></progress>`
          : html`<progress aria-label=${shown}></progress>`
        : nothing
    }
    ${
      state === 'waiting' || moving
        ? html`<button aria-label=${t.cancelUpload(shown)} @click=${() => store.cancel(id)}>${t.giveUp}</button>`
        : nothing
    }
    ${state === 'failed' && mayHelp(job.failure) ? html`<button aria-label=${t.retryUpload(shown)} @click=${() => store.retry(id)}>${t.tryAgain}</button>` : nothing}
    ${
      state === 'asks'
        ? html`<span class="choices"
            ><button aria-label=${t.asVersionOf(shown)} @click=${() => store.answer(id, 'version')}>
              ${t.asVersion}</button
            ><button aria-label=${t.asBothOf(shown)} @click=${() => store.answer(id, 'both')}>${t.asBoth}</button
            ><button aria-label=${t.cancelUpload(shown)} @click=${() => store.cancel(id)}>${t.giveUp}</button></span
          >`
        : nothing
    }
    ${state === 'kept' ? html`<span class="choices">${link(url, t.openTheirs)} ${link(kept!.url, t.openMine)}</span>` : nothing}
  </li>`;
}
