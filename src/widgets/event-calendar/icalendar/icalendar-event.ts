import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import type {
  CalendarEvent,
  EventAttachment,
  EventConference,
  EventOrganizer,
  EventStatus,
} from '../calendar-event.js';
import { writeWall } from './time/civil-time.js';
import { endOf, lineOf, placeOn, type CalendarSource } from './calendar-source.js';
import {
  CANCELLED,
  DAYS,
  END,
  EXDATE,
  FLAGS,
  FLOATS,
  FROM,
  INTS,
  RDATE,
  RECURRENCE,
  RECURRENCE_DAY,
  RECURRENCE_ZONE,
  RRULE,
  SEQUENCE,
  START,
  START_DAY,
  START_ZONE,
  TENTATIVE,
  TO,
  UID_FROM,
  UID_TO,
  UPDATED,
} from './event-table.js';
import { readProperty, textList, unescapeText, type Property } from './lines/property.js';
import { findLines, unfold } from './lines/read-lines.js';
import { writeDate } from './recurrence/series.js';
import { datesOfLine, linesOf } from './recurrence/series-lines.js';

/** An event as its source says it. Whatever is asked of it is read then. */
export class IcalendarEvent implements CalendarEvent {
  readonly #source: CalendarSource;
  readonly #row: number;
  /** Kept: what begins together is put in order by it. */
  #uid?: string;

  constructor(source: CalendarSource, row: number) {
    this.#source = source;
    this.#row = row;
  }

  /** Where an event stands, when it is one of these. */
  static placeOf(event: CalendarEvent): { readonly source: CalendarSource; readonly row: number } | undefined {
    return #source in event ? { source: event.#source, row: event.#row } : undefined;
  }

  get uid(): string {
    return (this.#uid ??= uidOf(this.#source, this.#row) || `${this.start} ${this.title}`);
  }
  get title(): string {
    return line(this.#text('SUMMARY')) ?? '';
  }
  get start(): string {
    return writeWall(this.#float(START), this.allDay);
  }
  get end(): string | undefined {
    if (Number.isNaN(this.#float(END)) && Number.isNaN(this.#float(DAYS))) return undefined;
    const zone = lineOf(this.#source, this.#row);
    const end = endOf(this.#source, this.#row, zone, placeOn(zone, this.#float(START)));
    return writeWall(zone ? zone.wallOf(end) : end, this.allDay);
  }
  get allDay(): boolean {
    return this.#flag(START_DAY);
  }
  get zone(): string | null {
    return this.allDay ? null : this.#source.zones.nameAt(this.#int(START_ZONE));
  }
  get recurrenceId(): string | undefined {
    const wall = this.#float(RECURRENCE);
    if (Number.isNaN(wall)) return undefined;
    const day = this.#flag(RECURRENCE_DAY);
    return writeDate({ wall, day, zone: this.#source.zones.at(this.#int(RECURRENCE_ZONE)) }, this.#source, this.#row);
  }
  get rule(): string | undefined {
    return linesOf(this.#source, this.#row, RRULE)[0]?.value.trim();
  }
  get dates(): readonly string[] | undefined {
    return this.#dates(RDATE);
  }
  get exceptions(): readonly string[] | undefined {
    return this.#dates(EXDATE);
  }
  get sequence(): number {
    return this.#int(SEQUENCE);
  }
  get updated(): string | undefined {
    const updated = this.#float(UPDATED);
    return Number.isNaN(updated) ? undefined : `${writeWall(updated)}Z`;
  }
  get description(): string | undefined {
    return this.#text('DESCRIPTION')?.trim() || undefined;
  }
  get descriptionHtml(): string | undefined {
    return [...this.#all('X-ALT-DESC'), ...this.#all('STYLED-DESCRIPTION')]
      .filter(({ params }) => /html/i.test(params.get('FMTTYPE') ?? ''))
      .map(({ value }) => unescapeText(value))[0];
  }
  get place(): string | undefined {
    return line(this.#text('LOCATION'));
  }
  get geo(): { readonly latitude: number; readonly longitude: number } | undefined {
    const [latitude, longitude] = (this.#first('GEO')?.value ?? '').split(/\\?[;,]/).map(Number.parseFloat);
    return Math.abs(latitude!) <= 90 && Math.abs(longitude!) <= 180
      ? { latitude: latitude!, longitude: longitude! }
      : undefined;
  }
  get url(): string | undefined {
    return this.#url(this.#first('URL'));
  }
  get conference(): EventConference | undefined {
    const written = this.#all('CONFERENCE');
    const video = written.find(({ params }) => /VIDEO/i.test(params.get('FEATURE') ?? ''));
    const property = video ?? written[0] ?? conferenceNames.map((name) => this.#first(name)).find(Boolean);
    const url = this.#url(property);
    if (url) return { url, label: line(property!.params.get('LABEL')) };
    const met = meeting.exec(`${this.place ?? ''} ${this.description ?? ''}`)?.[0];
    return met ? { url: met } : undefined;
  }
  get categories(): readonly string[] {
    return [...new Set(this.#all('CATEGORIES').flatMap(({ value }) => textList(value)))];
  }
  get organizer(): EventOrganizer | undefined {
    const organizer = this.#first('ORGANIZER');
    return organizer && { name: line(organizer.params.get('CN')), url: organizer.value.trim() || undefined };
  }
  get attachments(): readonly EventAttachment[] {
    return this.#all('ATTACH').map((property) => {
      const { params } = property;
      const size = Number(params.get('SIZE'));
      return {
        url: isInline(params) ? undefined : this.#url(property),
        name: line(params.get('FILENAME') ?? params.get('X-FILENAME') ?? params.get('X-APPLE-FILENAME')),
        type: params.get('FMTTYPE') || undefined,
        size: size > 0 ? size : undefined,
      };
    });
  }
  get status(): EventStatus {
    return this.#flag(CANCELLED) ? 'cancelled' : this.#flag(TENTATIVE) ? 'tentative' : 'confirmed';
  }
  get transparent(): boolean {
    return /^\s*TRANSPARENT/i.test(this.#first('TRANSP')?.value ?? '');
  }
  get color(): string | undefined {
    return this.#first('COLOR')?.value.trim() || undefined;
  }
  get image(): { readonly url: string } | undefined {
    // Many that are made for sites join the picture as a file.
    const picture =
      this.#first('IMAGE') ?? this.#all('ATTACH').find(({ params }) => /^image\//i.test(params.get('FMTTYPE') ?? ''));
    const url = picture && !isInline(picture.params) ? this.#url(picture) : undefined;
    return url ? { url } : undefined;
  }
  get lang(): string | undefined {
    return this.#first('SUMMARY')?.params.get('LANGUAGE') || undefined;
  }

  /** All of it at once, as a plain object. */
  toJSON(): CalendarEvent {
    const all = Object.keys(Object.getOwnPropertyDescriptors(IcalendarEvent.prototype)) as (keyof IcalendarEvent)[];
    const fields = all.filter((name) => name !== 'toJSON' && (name as string) !== 'constructor');
    return Object.fromEntries(fields.map((name) => [name, this[name]])) as unknown as CalendarEvent;
  }

  #int(column: number): number {
    return this.#source.table.ints[this.#row * INTS + column]!;
  }
  #float(column: number): number {
    return this.#source.table.floats[this.#row * FLOATS + column]!;
  }
  #flag(bit: number): boolean {
    return (this.#int(FLAGS) & bit) > 0;
  }
  #dates(kind: number): readonly string[] | undefined {
    const dates = linesOf(this.#source, this.#row, kind).flatMap((property) =>
      datesOfLine(this.#source, property).map((date) => writeDate(date, this.#source, this.#row)),
    );
    return dates.length ? dates : undefined;
  }
  #all(name: string): Property[] {
    const { text } = this.#source;
    const found = findLines(text, this.#int(FROM), this.#int(TO), name);
    const properties: Property[] = [];
    for (let i = 0; i < found.length; i += 2) properties.push(propertyAt(text, found[i]!, found[i + 1]!));
    return properties;
  }
  #first(name: string): Property | undefined {
    const { text } = this.#source;
    const [after, end] = findLines(text, this.#int(FROM), this.#int(TO), name);
    return after === undefined ? undefined : propertyAt(text, after, end!);
  }
  #text(name: string): string | undefined {
    const property = this.#first(name);
    return property && unescapeText(property.value);
  }
  #url(property: Property | undefined): string | undefined {
    return property && resolveUrl(property.value, this.#source.about.url);
  }
}

/** UID as written, without its folds; empty where there is none. */
export function uidOf({ text, table }: CalendarSource, row: number): string {
  const from = table.ints[row * INTS + UID_FROM]!;
  const to = table.ints[row * INTS + UID_TO]!;
  if (text[from] === ':' && to > from) return unfold(text, from + 1, to).trim();
  return to > from ? readProperty(unfold(text, from, to), 0).value.trim() : '';
}

const conferenceNames = [
  'X-GOOGLE-CONFERENCE',
  'X-MICROSOFT-SKYPETEAMSMEETINGURL',
  'X-MICROSOFT-ONLINEMEETINGCONFLINK',
];

/** Where people meet on the web, in a text. */
const meeting =
  /https:\/\/(?:teams\.(?:microsoft|live)\.com\/(?:l\/meetup-join|meet)|meet\.google\.com|meet\.jit\.si|[\w.-]*zoom\.us\/[jw]|[\w.-]+\.webex\.com)\/[^\s<>"'\\)]+/;

/** White space folded, save no-break spaces. */
const line = (text: string | undefined) => text?.replace(/[ \t\r\n]+/g, ' ').trim() || undefined;

const isInline = (params: Property['params']) =>
  /binary/i.test(params.get('VALUE') ?? '') || /base64/i.test(params.get('ENCODING') ?? '');

/** Longer than any parameters. */
const HEAD = 4096;

/** What stands in the calendar itself is not copied: of such a property only the parameters are given. */
function propertyAt(text: string, after: number, end: number): Property {
  if (end - after <= HEAD) return readProperty(unfold(text, after, end), 0);
  const head = readProperty(unfold(text, after, after + HEAD), 0);
  return isInline(head.params) ? { params: head.params, value: '' } : readProperty(unfold(text, after, end), 0);
}
