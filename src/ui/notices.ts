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
    border-inline-start: 3px solid;
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
  }
  /* Red is for nothing to read: a copy or a part of the news is no alarm. */
  .notice.failed {
    border-inline-start-color: var(--_danger);
  }
  .failed .icon {
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
  const { sources } = news;
  const named = (some: typeof sources) =>
    new Intl.ListFormat(t.lang).format(some.map(({ label, title, address }) => label ?? title ?? address ?? ''));
  const kept = sources.filter(({ stale }) => stale);
  const failed = sources.filter(({ error, stale }) => error && !stale);
  const lines: (readonly [words: string, label?: string, act?: () => void])[] = [];
  const retry = [t.retry, () => news.reload()] as const;
  if (news.slow) lines.push([f.slow, f.cancel, () => news.cancel()]);
  const [first] = kept;
  if (first) {
    const { since, error } = first.stale!;
    const age = dateWords(since, { t, zone: news.settings.zone, now: Date.now() })?.words ?? '';
    const alone = sources.length < 2;
    if (news.offline || error.kind === 'offline') lines.push([f.offlineStale(age), ...retry]);
    else lines.push([f.stale(age, alone ? '' : named(kept), kept.length), ...retry]);
  }
  if (news.status === 'failed' || news.status === 'idle') {
    const kind = failed[0]?.error?.kind ?? 'setup';
    lines.push(kind === 'setup' ? [f.failed.setup] : [f.failed[kind], ...retry]);
  } else if (failed.length) {
    lines.push([f.partial(named(failed), failed.length), ...retry]);
  }
  if (news.sources.some(({ cut }) => cut)) lines.push([f.cut]);
  return html`${lines.map(
    ([words, label, act]) =>
      html`<div part="notice" class=${news.status === 'failed' ? 'notice failed' : 'notice'}>
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
