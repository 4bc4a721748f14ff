import { html, nothing, type TemplateResult } from 'lit';
import { coming } from '../../../data/coming.js';
import type { LoadedSource } from '../../../data/loading/loaded-source.js';
import { safeUrl } from '../../../data/safe-url.js';
import type { LocaleController } from '../../../i18n/locale-controller.js';
import { controlStyles } from '../../../theme/control.styles.js';
import { copyText } from '../../../ui/files/copy-text.js';
import { saveFile } from '../../../ui/files/save-file.js';
import { wear } from '../../../theme/wear.js';
import type { Calendar } from '../calendar-event.js';
import { calendarToolsStyles } from './calendar-tools.styles.js';
import type { CalendarHost } from '../calendar-host.js';
import { IcalendarEvent } from '../icalendar/icalendar-event.js';
import { intlZone } from '../icalendar/time/intl-zone.js';
import { occurrenceEvent, writeICalendar } from '../icalendar/writing/write-icalendar.js';
import type { ViewContext } from '../views/calendar-view.js';

/** What is still fetched for the paper is waited for that long: milliseconds. */
const PATIENCE = 3000;

/** Collections of CalDAV, which a program cannot subscribe to by their address. */
const collection = /dav(?:\.php)?\/(?!.*[?&]export\b)/i;

/**
 * The addresses to which a reader's own calendar can subscribe: those of the web that give iCalendar, to everybody. What
 * was read with a token or as this reader alone may see it is not among them.
 */
export const subscriptions = (
  sources: readonly LoadedSource<Calendar>[],
): readonly { readonly name: string; readonly address: string }[] =>
  sources.flatMap(({ address, items: [calendar], personal, label, title }) => {
    const url = personal || !address || collection.test(address) ? undefined : safeUrl(address, document.baseURI);
    const [event] = calendar?.events ?? [];
    const known = event instanceof IcalendarEvent || /\.ics\b|\bical\b/i.test(url ?? '');
    return url && known && /^https?:/.test(url) ? [{ name: label || title || '', address: url }] : [];
  });

/**
 * What is shown now, as the text of a calendar: each time on its own, so that it comes back as it was shown whatever its
 * series does elsewhere.
 */
export const shownCalendar = ({ entries }: Pick<ViewContext, 'entries'>, title: string, now: number): string =>
  writeICalendar(
    entries.map(({ occurrence }) => occurrenceEvent(occurrence)),
    { stamp: now, zoneOf: intlZone, title },
  );

/**
 * What leaves a calendar: three words for three things, and a page of paper. Each says what it does. Nothing until its
 * sentences are there.
 */
export function calendarTools(
  calendar: CalendarHost,
  sources: readonly LoadedSource<Calendar>[],
  locale: LocaleController,
  context: ViewContext,
): TemplateResult | undefined {
  const words = locale.part('event');
  if (!words) return undefined;
  const root = calendar.shadowRoot!;
  wear(root, controlStyles);
  wear(root, calendarToolsStyles);
  const print = () =>
    import('./print-calendar.js').then(async ({ printCalendar }) => {
      // What is told under the hours on paper alone is a part of its own, which a hurried reader is faster than.
      await Promise.race([coming.get(calendar), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
      await calendar.updateComplete;
      printCalendar(calendar, context);
    }, console.error);
  const { t, entries } = context;
  const count = entries.length;
  const open = subscriptions(sources);
  const copy = (address: string) =>
    void copyText(address, root.querySelector('.tools .told')!, { copied: words.shared, field: words.calendarAddress });
  const download = () =>
    saveFile(
      `${words.calendarFile}.ics`,
      'text/calendar;charset=utf-8',
      shownCalendar(context, calendar.heading, Date.now()),
    );
  return html`<ul>
    ${
      open.length
        ? html`<li>
            <p><b>${words.toSubscribe}</b> ${words.subscribeSays}</p>
            ${open.map(
              ({ name, address }) =>
                html`<div class="act">
                  <a class="button" href=${address.replace(/^https?/, 'webcal')}
                    >${words.subscribeIn}${name ? html`${words.colon} <bdi>${name}</bdi>` : nothing}</a
                  ><button @click=${() => copy(address)}>
                    ${words.copyAddress}${name ? html`<span class="sr">${name}</span>` : nothing}
                  </button>
                </div>`,
            )}
            <div class="told" role="status"></div>
          </li>`
        : nothing
    }
    <li>
      <p><b>${words.toAdd}</b> ${words.addSays}</p>
    </li>
    <li>
      <p><b>${words.toDownload}</b> ${count ? words.downloadSays : t.noEvents}</p>
      ${
        count
          ? html`<div class="act">
              <button @click=${download}>
                ${words.download(t.events(new Intl.NumberFormat(t.lang).format(count), count))}
              </button>
            </div>`
          : nothing
      }
    </li>
    <li>
      <p><b>${words.toPrint}</b> ${words.printSays}</p>
      <div class="act"><button @click=${print}>${words.print}</button></div>
    </li>
  </ul>`;
}
