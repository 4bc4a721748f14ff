import type { Body, Format } from '../../../data/format.js';
import type { Calendar } from '../calendar-event.js';
import { askCaldav } from './ask-caldav.js';

/** The first event of a JSON list, or what is no list, when it is an object: formats are known by their keys. */
function sample({ json }: Body): object {
  const { events, results } = Object(json) as { events?: unknown; results?: unknown };
  const list = [json, events, results].find(Array.isArray) as unknown[] | undefined;
  return Object(list ? list[0] : json) as object;
}

const has = (body: Body, ...keys: string[]) => keys.some((key) => key in sample(body));
const at = (body: Body, pattern: RegExp) => body.json !== undefined && pattern.test(body.about.url);
const TRIBE = /\btribe\/events\/v1\/events\b/;
const OPENAGENDA = /\/agendas\/[^/]+\/events\b|evenements-publics-openagenda/;

/** What Exchange and Outlook alone write, in XML: its quotes may be written by their name there. */
const OUTLOOK = /(?:TZID[=:]|TIMEZONE(?:-ID)?:)[^:\r\n]{0,99}[ (]|CDO-ALLDAYEVENT:\s*T/i;

/** Adds what an address does not say, and never changes what it says. */
function completed(url: URL, parameters: Readonly<Record<string, string>>): URL {
  for (const [name, value] of Object.entries(parameters)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, value);
  }
  return url;
}

/** The formats of calendars that are not the usual one. Each is one entry here and one file. */
export const moreEventFormats: readonly Format<Calendar>[] = [
  {
    name: 'caldav',
    of: 'xml',
    matches: ({ root = '' }) => /(?:^|:)multistatus$/.test(root),
    ask: askCaldav,
    load: async ({ text }) => {
      if (OUTLOOK.test(text)) (await import('../icalendar/read-outlook.js')).readOutlook();
      return (await import('./parse-caldav.js')).parseCaldav;
    },
  },
  {
    name: 'tribe-events',
    of: 'json',
    matches: (body) => has(body, 'utc_start_date', 'start_date_details') || at(body, TRIBE),
    // As many as it gives at once.
    prepare: (url) => (TRIBE.test(url.href) ? completed(url, { per_page: '50' }) : url),
    load: async () => (await import('./parse-tribe-events.js')).parseTribeEvents,
  },
  {
    name: 'openagenda',
    of: 'json',
    matches: (body) => has(body, 'timings', 'firstTiming', 'nextTiming', 'firstdate_begin') || at(body, OPENAGENDA),
    // Times, places and texts come only when asked for.
    prepare: (url) =>
      /\/v2\/agendas\/[^/]+\/events/.test(url.pathname)
        ? completed(url, { detailed: '1', size: '100', longDescriptionFormat: 'HTML' })
        : url,
    load: async () => (await import('./parse-openagenda.js')).parseOpenagenda,
  },
  {
    name: 'json-ld',
    of: 'json',
    matches: (body) => has(body, '@type', '@graph', '@context'),
    load: async () => (await import('./parse-json-ld.js')).parseJsonLd,
  },
  {
    // Any other JSON: its reader says whether it lists events.
    name: 'json',
    of: 'json',
    matches: ({ json }) => typeof json === 'object' && !!json,
    load: async () => (await import('./parse-json-events.js')).parseJsonEvents,
  },
  {
    name: 'json-ld-page',
    of: 'html',
    matches: ({ root, text }) =>
      !!root && /<script[^<>]+application\/ld\+json/i.test(text) && /Event|Festival/.test(text),
    load: async () => (await import('./parse-json-ld.js')).parseJsonLdPage,
  },
  {
    // No page is taken for a list by itself: only where the webmaster says so.
    name: 'html-list',
    of: 'html',
    matches: () => false,
    load: async () => (await import('./parse-html-events.js')).parseHtmlEvents,
  },
];
