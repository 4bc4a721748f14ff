import { FurtherError } from '../../data/loading/further-error.js';
import type { SourceError } from '../../data/source-error.js';
import type { FailureMessages } from '../../i18n/messages.js';

/** An address that each widget could have: messages name that of the news. */
const examples: Readonly<Record<string, string>> = {
  'parvis-document-list': 'src="/documents/"',
  'parvis-event-calendar': 'src="/agenda.ics"',
  'parvis-idea-box': 'src="/idees/api/"',
};

/** A drive, a file or a share of Windows: what opens on the desk of an agent, and no browser reads. */
const onDrive = /^(?:[a-z]:[\\/]|file:|\\\\)/i;

/** What cannot stand in an attribute: the message names it in English, and what may stand there. */
const unset: readonly (readonly [RegExp, (f: FailureMessages, written: string, right: string) => string])[] = [
  [/^(\S+="[^]*") is none of (.*)$/, (f, written, right) => f.unknownWord(written, right.split(', '))],
  [
    /^(\S+="[^]*") is not an address: write for example (.*)$/,
    (f, written, right) => (onDrive.test(written.slice(5)) ? f.onDrive(written) : f.writeLike(written, right)),
  ],
  [
    /^(src=[^]*) is between curled quotes: write straight ones, (.*)$/,
    (f, written, right) => {
      const meant = written
        .replace(/["'`‘’‚‹›“”„«»]/g, '')
        .slice(4)
        .trim();
      return f.straightQuotes(written.replaceAll('"', '&quot;'), meant ? `src="${meant}"` : right);
    },
  ],
];

/** The cure of an attribute that cannot work. */
function setUp(message: string, f: FailureMessages, widget: string): string {
  for (const [words, say] of unset) {
    const [, written, right] = words.exec(message) ?? [];
    if (right) return say(f, written!, (right === 'src="/feed/"' && examples[widget]) || right);
  }
  return f.cures.setup;
}

/** A host as people write it, without `https://`; a file of the site (`agenda.ics`) is none. */
const hostFirst =
  /^(?:www(?:\.[\w-]+)+|(?:[\w-]+\.)+(?:fr|com|org|net|eu|info|bzh|corsica|alsace|paris|be|ch|lu|ca|de|it|es|uk|re|nc|pf))(?![\w.-])/i;

/** Pages on which people see their calendar, and that give none. */
const calendarPages = /\/\/calendar\.google\.com\/calendar\/(?!ical\/|feeds\/)|\/\/outlook\.[^/]+\/.*\.html\b/;

/** The address of a failure as the page has written it. */
function writtenAt(widget: Element, url: string | undefined): string {
  const addresses = [widget, ...widget.querySelectorAll('parvis-source')].map((one) => one.getAttribute('src') ?? '');
  const link = document.createElement('a');
  const found = addresses.find((src) => {
    link.href = src.replace(/^\s*webcals?:/i, 'https:');
    return src && url?.startsWith(link.href);
  });
  return found?.trim() ?? '';
}

/** True where it was a relay that answered, for an address of another site: the message names what was asked. */
function byRelay({ message, url }: SourceError): boolean {
  const [asked = ''] = message.split(' ', 1);
  return !!url && asked !== url && new URLSearchParams(asked.slice(asked.indexOf('?'))).get('url') === url;
}

/** What can be done about a failure: where only a file is open, and where an answer is none for this widget, that is said first. */
export function cureOf(error: SourceError, f: FailureMessages, widget: Element, protocol = location.protocol): string {
  const { kind, message, url, status } = error;
  // It is the source that leads there, not the page.
  if (error instanceof FurtherError && (kind === 'missing' || kind === 'format')) return f.furtherCure;
  if (protocol === 'file:' && (kind === 'setup' || kind === 'network')) return f.onFile;
  const { localName } = widget;
  const src = writtenAt(widget, url);
  // These answer in many ways, or not at all: their address tells more than what came.
  if (localName === 'parvis-event-calendar' && calendarPages.test(`//${src}`)) return f.noCalendar;
  if (localName === 'parvis-news-feed' && /^webcals?:|\.ics(?:$|\?)/i.test(src)) return f.calendarAsNews;
  if (hostFirst.test(src) && kind !== 'offline') return f.writeInstead(`src="${src}"`, `src="https://${src}"`);
  if (onDrive.test(src)) return f.onDrive(`src="${src}"`);
  if (kind === 'setup') return setUp(message, f, localName);
  if (kind === 'missing' && src) {
    const { href, pathname, search } = new URL(src, location.origin);
    // Written so that it differs between pages.
    if (href !== new URL(src, document.baseURI).href) return f.fromPage(`src="${src}"`, `src="${pathname}${search}"`);
  }
  if ((kind === 'refused' || kind === 'server') && byRelay(error)) return f.relay[kind];
  // What servers answer that have a folder, and list none.
  if (localName === 'parvis-document-list' && status === 403 && url?.endsWith('/')) return f.notListed;
  if (kind !== 'format') return f.cures[kind];
  if (localName === 'parvis-event-calendar') return f.noCalendar;
  if (localName === 'parvis-document-list') return f.noneHere('/documents/');
  if (localName === 'parvis-idea-box') return f.noneHere('/idees/api/');
  return message.includes('BEGIN:VCALENDAR') ? f.calendarAsNews : f.cures.format;
}
