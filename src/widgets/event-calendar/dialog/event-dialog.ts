import { html, nothing, render, type TemplateResult } from 'lit';
import { lastName } from '../../../data/reading/values/file-name.js';
import { shownName } from '../../../data/reading/values/shown-name.js';
import { safeHtml } from '../../../data/safe-html.js';
import { safeUrl, type ImagePolicy } from '../../../data/safe-url.js';
import type { EventMessages } from '../../../i18n/calendar/event-messages.js';
import { copyText } from '../../../ui/files/copy-text.js';
import { cssVars } from '../../../ui/css-vars.js';
import { DIALOG_LEVEL, openDialog } from '../../../ui/dialog/dialog.js';
import { directionOf } from '../../../ui/page/direction-of.js';
import { fileWords } from '../../../ui/files/file-words.js';
import { icon } from '../../../ui/icon.js';
import { saveFile } from '../../../ui/files/save-file.js';
import { wear } from '../../../theme/wear.js';
import type { CalendarEvent, EventAttachment, Occurrence } from '../calendar-event.js';
import { eventListStyles } from '../views/event-list.styles.js';
import { eventDialogStyles } from './event-dialog.styles.js';
import { eventWhen } from './event-when.js';
import { intlZone } from '../icalendar/time/intl-zone.js';
import { occurrenceEvent, writeICalendar } from '../icalendar/writing/write-icalendar.js';
import { linkedText } from './linked-text.js';
import { seriesWords } from './series-words.js';
import type { ViewContext, ViewSource } from '../views/calendar-view.js';
import { shownZone } from '../shown-zone.js';
import { titleOf } from '../views/event-words.js';
import { findEvent } from '../views/find-event.js';
import { isoOf } from '../views/month-grid.js';

const DAY = 86_400_000;

/** What a dialog shows, and with which words. */
export interface EventDetails {
  readonly occurrence: Occurrence;
  /** The event from which it is repeated, and the changed instances of that one: none for what is no series. */
  readonly series: readonly CalendarEvent[];
  /** The sources in which it is. */
  readonly sources: readonly ViewSource[];
  /** Address against which its links are resolved. */
  readonly base: string;
  /** Address at which a page shows this event; never trusted. */
  readonly address: string;
  readonly images: ImagePolicy;
  /** True in a planning of people: whether an event takes their time is said there, and would only puzzle in an agenda. */
  readonly planning?: boolean;
  readonly t: ViewContext['t'] & EventMessages;
  readonly context: Pick<ViewContext, 'zone' | 'lang' | 'now'>;
}

/** HTML that was written where text was asked for, as some web calendars do. */
const MARKUP = /<(a|b|br|div|i|li|ol|p|span|strong|u|ul)\b[^<>]*>/i;

/** What an open dialog shows. */
export interface Sheet {
  readonly details: EventDetails;
  /** The description, as it is drawn. */
  readonly text: unknown;
  /** What has become of the event since it was opened, in a sentence. */
  readonly news?: string;
  /** The event is no longer there: nothing can be done with it. */
  readonly gone?: boolean;
  /** Its source is closed to the reader: nothing of it is shown. */
  readonly closed?: boolean;
  /** Key of the entry that has the focus once it is closed. */
  key: string;
}

const sheets = new WeakMap<HTMLElement, Sheet>();

/** What is shown in a dialog of an event. */
export const sheetOf = (dialog: HTMLElement): Sheet | undefined => sheets.get(dialog);

/**
 * Shows all that is known of an event in a modal dialog. The focus goes in, and comes back to `from`; Escape, the button
 * and a click beside it close it. Ends once it is open, and gives the dialog; nothing when one is open already.
 *
 * @param from What was pressed; an open dialog itself, when there is something new to tell of its event.
 */
export async function openEvent(
  root: ShadowRoot,
  details: EventDetails,
  from?: HTMLElement,
): Promise<HTMLDialogElement | undefined> {
  wear(root, eventListStyles);
  wear(root, eventDialogStyles);
  const before = from && sheets.get(from);
  if (before) return retell(from as HTMLDialogElement, before, details);
  const text = await describe(details);
  const { key = '' } = from?.dataset ?? {};
  const day = from?.closest<HTMLElement>('[data-day]')?.dataset.day;
  const opened = openDialog(root, {
    title: 'event-title',
    content: (dialog) => {
      const sheet = { details, text, key };
      sheets.set(dialog, sheet);
      return draw(sheet, dialog);
    },
    // The browser gives the focus back by itself to what it was on, not to what was pressed on the way.
    // What was drawn anew meanwhile may have put another event there.
    back: () => from && findEvent(root, sheets.get(opened!)!.key, day),
  });
  return opened;
}

/** What is new of the event that is open: said once, inside the dialog, for nothing outside is heard. */
async function retell(dialog: HTMLDialogElement, before: Sheet, details: EventDetails): Promise<undefined> {
  const { description, descriptionHtml } = before.details.occurrence.event;
  const { event } = details.occurrence;
  const { gone, closed } = before;
  // What was taken out of the page is drawn anew.
  const same = !closed && event.description === description && event.descriptionHtml === descriptionHtml;
  const text = same ? before.text : await describe(details);
  const news = newsOf(before.details, details) ?? (gone || closed ? undefined : before.news);
  show(dialog, { ...before, details, text, news, gone: false, closed: false });
}

/** Tells that the event of an open dialog is gone. */
export function tellGone(dialog: HTMLDialogElement, news: string): void {
  show(dialog, { ...sheets.get(dialog)!, news, gone: true });
}

/** Takes away all that an open dialog shows of its event, and tells why. */
export function tellClosed(dialog: HTMLDialogElement, news: string): void {
  show(dialog, { ...sheets.get(dialog)!, news, closed: true });
}

/** What has become of an event, in the one sentence that says most of it; nothing when it looks the same. */
function newsOf(
  { occurrence: before }: EventDetails,
  { occurrence: now, t, context }: EventDetails,
): string | undefined {
  if (now.event.status === 'cancelled' && before.event.status !== 'cancelled') return t.eventCancelled;
  const moved =
    now.allDay === before.allDay && now.allDay
      ? now.start !== before.start || now.end !== before.end
      : now.startInstant !== before.startInstant || now.endInstant !== before.endInstant;
  if (moved) return t.eventMoved(eventWhen(now, { t, zone: context.zone }).words);
  return told(now.event) === told(before.event) ? undefined : t.eventChanged;
}

/** What an event says to readers: not how often it was written. */
const told = (event: CalendarEvent): string =>
  JSON.stringify(event, (name, value: unknown) => (name === 'sequence' || name === 'updated' ? undefined : value));

/** Draws again what is open: the reader keeps the focus, and the place in the text. */
function show(dialog: HTMLDialogElement, sheet: Sheet): void {
  if (!dialog.open) return;
  sheets.set(dialog, sheet);
  const root = dialog.getRootNode() as ShadowRoot;
  const held = dialog.contains(root.activeElement);
  const { top } = dialog.getBoundingClientRect();
  const read = [...dialog.querySelectorAll('dl > div, .text > *, .acts')].find(
    (one) => one.getBoundingClientRect().top > top + HEAD,
  );
  const place = read?.getBoundingClientRect().top;
  render(draw(sheet, dialog), dialog);
  if (read?.isConnected && dialog.scrollTop) dialog.scrollTop += read.getBoundingClientRect().top - place!;
  if (held && !dialog.contains(root.activeElement))
    dialog.querySelector<HTMLElement>('.close')!.focus({ preventScroll: true });
}
/** Height of the head that stays, in pixels. */
const HEAD = 60;

async function describe({ occurrence, base, images }: EventDetails): Promise<unknown> {
  const { description = '', descriptionHtml } = occurrence.event;
  const markup = descriptionHtml ?? (MARKUP.test(description) ? description : undefined);
  if (markup) {
    try {
      const headingLevel = DIALOG_LEVEL + 1;
      // Lines of text with a few tags in them are still lines.
      const lines = descriptionHtml || /<(br|p|div|li)\b/i.test(markup) ? markup : markup.replace(/\r?\n/g, '<br>');
      const made = await safeHtml(lines, { base, source: base, headingLevel, images });
      if (made.textContent.trim()) return html`<div dir=${directionOf(made.textContent) ?? nothing}>${made}</div>`;
    } catch (error) {
      console.warn(error);
    }
  }
  return description.trim() ? linkedText(description, base) : undefined;
}

function draw({ details, text, news, gone, closed }: Sheet, dialog: HTMLDialogElement): TemplateResult {
  const { t, occurrence, context, sources } = details;
  const { event } = occurrence;
  const lang = event.lang ?? context.lang;
  const { status } = event;
  const off = status === 'cancelled';
  const whole = () =>
    html`<div class=${off ? 'title off' : 'title'} id="event-title" role="heading" aria-level=${DIALOG_LEVEL}>
        ${off ? html`<span class="badge off">${t.cancelled}</span>` : nothing}${
          status === 'tentative' ? html`<span class="badge">${t.tentative}</span>` : nothing
        }
        <span class="name" dir="auto" lang=${event.title && lang !== t.lang ? lang : nothing}
          >${titleOf(event, t)}</span
        >
      </div>
      <dl>
        ${rows(details).map(([name, value]) =>
          value
            ? html`<div>
                <dt>${name}</dt>
                <dd>${value}</dd>
              </div>`
            : nothing,
        )}
      </dl>
      ${text ? html`<div class="text" lang=${lang === t.lang ? nothing : lang}>${text}</div>` : nothing}
      ${gone ? nothing : acts(details, dialog)}`;
  return html`<div class="sheet" lang=${t.lang}>
    <div class="top">
      <p class="news" aria-live="polite">${news ? html`<bdi>${news}</bdi>` : nothing}</p>
      <button class="close" title=${t.close} @click=${() => dialog.close()}>${icon('cross')}</button>
    </div>
    ${
      closed
        ? html`<div class="title" id="event-title" role="heading" aria-level=${DIALOG_LEVEL}>
            <bdi>${sources.map(({ label }) => label).find(Boolean) ?? t.calendar}</bdi>
          </div>`
        : whole()
    }
  </div>`;
}

type Row = readonly [name: string, value: unknown];

function rows(details: EventDetails): Row[] {
  const { t, occurrence, series, sources, base, context } = details;
  const { event } = occurrence;
  const when = eventWhen(occurrence, { t, zone: context.zone });
  const master = series.find(({ recurrenceId }) => !recurrenceId) ?? event;
  const today = isoOf(Math.floor(shownZone(context.zone).wallOf(context.now) / DAY));
  const repeats = seriesWords(master, { t, date: t.date, lang: t.lang, today });
  const { transparent, categories, organizer, conference, url, attachments, allDay } = event;
  const link = (address: string | undefined, words: string) => {
    const safe = safeUrl(address, base);
    return safe && html`<a href=${safe} rel="noreferrer" dir="auto">${words}</a>`;
  };
  const online = link(conference?.url, conference?.label || t.join);
  const more = link(url, t.moreAbout);
  const who = organizer?.name || organizer?.url?.replace(/^mailto:/i, '');
  return [
    [
      t.when,
      html`<span class="when"><time datetime=${machineTime(occurrence)}>${when.words}</time></span
        >${
          when.there ? html`<span class="quiet"><bdi>${when.there}</bdi></span>` : nothing
        }${when.lasts ? html`<span class="quiet"><bdi>${when.lasts}</bdi></span>` : nothing}`,
    ],
    [t.series, repeats && html`<span class="series">${repeats}</span>`],
    [t.state, details.planning && !allDay ? (transparent ? t.leavesTime : t.takesTime) : undefined],
    [t.where, place(event, t, base)],
    [t.online, (online ?? more) && html`${online} ${more}`],
    [t.organizer, who && (link(organizer?.url, who) ?? html`<bdi>${who}</bdi>`)],
    [t.topics, categories.length ? new Intl.ListFormat(t.lang).format(categories) : undefined],
    [
      t.calendar,
      sources.some(({ label }) => label) &&
        html`<ul>
          ${sources.map(
            ({ label, sign, color }) =>
              html`<li>
                ${sign ? html`<span class="sign" aria-hidden="true" ${cssVars({ '--_sign': color })}>${sign}</span>` : nothing}<bdi
                  >${label}</bdi
                >
              </li>`,
          )}
        </ul>`,
    ],
    [
      t.documents,
      attachments.length
        ? html`<ul>
            ${attachments.map((file) => html`<li>${fileLine(file, link, t)}</li>`)}
          </ul>`
        : undefined,
    ],
  ];
}

/** For machines, which know of no zone around it: an instant, where there is one. */
const machineTime = ({ allDay, zone, start, startInstant }: Occurrence): string =>
  allDay || zone === null ? start : new Date(startInstant).toISOString();

function fileLine(
  { url, name, type, size }: EventAttachment,
  link: (address: string | undefined, words: string) => unknown,
  t: EventDetails['t'],
): unknown {
  const file = shownName(name ?? '') || lastName(url ?? '');
  const words = file || type || '…';
  const shown = link(url, words);
  const more = [fileWords({ name: file, type, size }, t.lang), !url && t.fileInside].filter(Boolean).join(', ');
  return html`${shown ?? html`<bdi>${words}</bdi>`} ${more ? html`<span class="note">${more}</span>` : nothing}`;
}

/** Where it takes place, and a link to a map that is asked for nothing before the reader presses it. */
function place({ place: words, geo }: CalendarEvent, t: EventMessages, base: string): unknown {
  if (!words && !geo) return undefined;
  const own = words && /^https?:\/\/\S+$/.test(words) ? safeUrl(words, base) : undefined;
  if (own) return html`<a href=${own} rel="noreferrer">${words}</a>`;
  const map = geo
    ? `https://www.openstreetmap.org/?mlat=${geo.latitude}&mlon=${geo.longitude}#map=17/${geo.latitude}/${geo.longitude}`
    : `https://www.openstreetmap.org/search?query=${encodeURIComponent(words!.replace(/\s+/g, ' '))}`;
  return html`${words ? html`<span class="lines" dir="auto">${words}</span><br />` : nothing}<a
      href=${map}
      rel="noreferrer"
      >${t.map}</a
    >`;
}

function acts(details: EventDetails, dialog: HTMLDialogElement): TemplateResult {
  const { t, occurrence, series, address } = details;
  const save = (events: readonly CalendarEvent[]) =>
    saveFile(
      `${fileName(titleOf(occurrence.event, t))}.ics`,
      'text/calendar;charset=utf-8',
      writeICalendar(events, { stamp: Date.now(), zoneOf: intlZone }),
    );
  const repeats = series.some(({ rule, dates }) => rule ?? dates?.length);
  const safe = safeUrl(address, document.baseURI);
  return html`<div class="acts">
    <button @click=${() => save([occurrenceEvent(occurrence)])}>${t.addToCalendar}</button>
    ${repeats ? html`<button @click=${() => save(series)}>${t.addSeries}</button>` : nothing}
    ${
      safe
        ? html`<button @click=${() => void share(safe, dialog, details)}>
            ${'share' in navigator ? t.shareBy : t.share}
          </button>`
        : nothing
    }
    <div class="told" role="status"></div>
  </div>`;
}

/**
 * By the device's own way, else by the clipboard. A page of plain http has neither: the address is then shown, ready to be
 * copied by hand.
 */
async function share(address: string, dialog: HTMLElement, { occurrence, t }: EventDetails): Promise<void> {
  if ('share' in navigator) {
    try {
      return await navigator.share({ title: titleOf(occurrence.event, t), url: address });
    } catch (error) {
      // The reader thought better of it. Any other refusal leaves the other ways.
      if ((error as DOMException).name === 'AbortError') return;
    }
  }
  await copyText(address, dialog.querySelector('.told')!, { copied: t.shared, field: t.shareField });
}

/** A name that every system takes. */
const fileName = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
    .toLowerCase() || 'agenda';
