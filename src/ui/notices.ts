import { css, html, nothing, type TemplateResult } from 'lit';
import type { LoadController } from '../data/load-controller.js';
import type { SourceError } from '../data/source-error.js';
import { dateWords } from '../i18n/date-words.js';
import type { LocaleController } from '../i18n/locale-controller.js';
import { controlStyles } from '../theme/control.styles.js';
import { icon } from './icon.js';
import { wear } from './wear.js';
import { FailureEvent } from './widget-events.js';

const noticeStyles = css`
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1em;
    padding: 0.625em 0.875em;
    margin-block: 0 0.75em;
    border: var(--_line);
    border-inline-start: 3px solid var(--_danger);
    border-radius: var(--_radius);
  }
  .notice p {
    flex: 1 1 14em;
    margin: 0;
  }
  .notice .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.25em;
  }
  .notice p .icon {
    margin-inline-end: 0.375em;
    color: var(--_danger);
  }
`;

/**
 * What went wrong with the sources of a widget, in the reader's words: failed, stale, partial, slow, cut. Each line says
 * what can be done about it. What is shown stays.
 */
export function sourceNotices(
  host: HTMLElement,
  news: Pick<LoadController<unknown>, 'sources' | 'status' | 'slow' | 'offline' | 'settings'> & {
    reload(): void;
    cancel(): void;
  },
  locale: LocaleController,
): TemplateResult {
  wear(host.shadowRoot!, controlStyles);
  wear(host.shadowRoot!, noticeStyles);
  const f = locale.part('failures');
  const t = locale.messages;
  if (!f || !t) return html``;
  const failed = news.sources.filter(({ error }) => error);
  const stale = news.sources.find((source) => source.stale)?.stale;
  const lines: (readonly [words: string, label?: string, act?: () => void])[] = [];
  const retry = [t.retry, () => news.reload()] as const;
  if (news.slow) lines.push([f.slow, f.cancel, () => news.cancel()]);
  if (stale) {
    const since = dateWords(stale.since, { t, zone: news.settings.zone, now: Date.now() });
    if (news.offline) lines.push([f.offlineNow]);
    lines.push([f.stale(since?.words ?? ''), ...retry]);
  } else if (news.status === 'failed' || news.status === 'idle') {
    const kind = failed[0]?.error?.kind ?? 'setup';
    lines.push(kind === 'setup' ? [f.failed.setup] : [f.failed[kind], ...retry]);
  } else if (failed.length) {
    const who = failed.map(({ label, title, address }) => label ?? title ?? address ?? '');
    lines.push([f.partial(new Intl.ListFormat(t.lang).format(who), who.length), ...retry]);
  }
  if (news.sources.some(({ cut }) => cut)) lines.push([f.cut]);
  return html`${lines.map(
    ([words, label, act]) =>
      html`<div part="notice" class="notice">
        <p>${icon('alert')}${words}</p>
        ${act ? html`<button class="screen" @click=${act}>${label}</button>` : nothing}
      </div>`,
  )}`;
}

/** Tells the page of a failure, and its editor the cause and the cure unless the page cancels the event. */
export async function tellFailure(
  host: HTMLElement,
  locale: LocaleController,
  error: SourceError,
  source: string,
): Promise<void> {
  const { cures } = await locale.load('failures');
  // Who has left in the meantime has nothing to tell.
  if (!host.isConnected) return;
  const cure = cures[error.kind];
  if (host.dispatchEvent(new FailureEvent(error.kind, source, error, cure))) {
    console.warn(`<${host.localName}> ${source} (${error.kind}): ${error.message}\n${cure}`);
  }
}
