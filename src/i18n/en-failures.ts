import type { FailureMessages } from './messages.js';

const allowed =
  'Allow this page on the server of the source (header Access-Control-Allow-Origin), or name a relay: <parvis-settings relay="…">.';

/** What is said of one source among several, and of more than one. */
const of = (one: string, more: string) => (sources: string, n: number) => `${sources}: ${n > 1 ? more : one}`;

export const messages: FailureMessages = {
  failed: {
    network: 'The source does not answer.',
    blocked: 'The browser is not allowed to read this source.',
    refused: 'Access to this source is restricted.',
    missing: 'This source is no longer at its address.',
    busy: 'The source is in great demand. Try again in a moment.',
    server: 'The source is out of order at the moment.',
    login: 'You need to sign in before this source can be read.',
    format: 'The source answered, but its content could not be read.',
    timeout: 'The source takes too long to answer.',
    offline: 'You are offline.',
    'too-large': 'The source is too large to be read here.',
    setup: 'This content is not set up yet.',
  },
  failedOf: {
    network: of('this source does not answer at the moment.', 'these sources do not answer at the moment.'),
    blocked: of('the browser is not allowed to read this source.', 'the browser is not allowed to read these sources.'),
    refused: of('access to this source is restricted.', 'access to these sources is restricted.'),
    missing: of('this source is no longer at its address.', 'these sources are no longer at their addresses.'),
    busy: of(
      'this source is in great demand. Try again in a moment.',
      'these sources are in great demand. Try again in a moment.',
    ),
    server: of('this source is out of order at the moment.', 'these sources are out of order at the moment.'),
    login: of(
      'you need to sign in before this source can be read.',
      'you need to sign in before these sources can be read.',
    ),
    format: of(
      'this source answered, but its content could not be read.',
      'these sources answered, but their content could not be read.',
    ),
    timeout: of('this source takes too long to answer.', 'these sources take too long to answer.'),
    offline: of('this source could not be read offline.', 'these sources could not be read offline.'),
    'too-large': of('this source is too large to be read here.', 'these sources are too large to be read here.'),
    setup: of('this source is not set up yet.', 'these sources are not set up yet.'),
  },
  cures: {
    network: `Check the address. If it opens in a tab of its own, the source refuses to be read from another page. ${allowed}`,
    blocked:
      'The page forbids this reading. Where the address begins with http:// and the page with https://, write https://. Else ask your host to add the address to connect-src, and “trusted-types parvis lit-html”, in the header Content-Security-Policy.',
    refused:
      'The source asks who is there. Give credentials="include" or a token (property token of <parvis-settings>), or choose a public address.',
    missing:
      'The address leads nowhere (404 or 410). Correct the attribute src, or relay where the line below names it.',
    busy: 'The source limits the number of requests. Lengthen the attribute refresh.',
    server: 'The server of the source answers with an error. Tell whoever runs it.',
    login: 'The address leads to a sign-in page. Give one that opens without signing in.',
    format:
      'The address leads to no known feed. Give the address of an RSS, Atom, JSON Feed or WordPress feed, or set the attribute type.',
    timeout: 'The source sent nothing for ten seconds, or did not finish within a minute. Tell whoever runs it.',
    offline: 'The browser says that it is offline. Reading goes on when the network is back.',
    'too-large': 'The answer is over 32 MB. Give the address of a shorter source.',
    setup: 'Correct what the line below names. The README lists the attributes and their values.',
  },
  notListed:
    'The server does not list this folder. Ask your host for Options +Indexes (Apache) or autoindex on (nginx), or give a token (property token of <parvis-settings>).',
  noCalendar:
    'The address leads to no calendar. Give that of the .ics file. In Google Calendar: Settings, then “Public address in iCal format” (or “Secret address”), and not the public page. In Outlook: Publish a calendar, ICS link.',
  noneHere: (example) =>
    `The address leads to nothing that this tag can read. Give one like ${example}, or set the attribute type.`,
  calendarAsNews: 'This is a calendar: use <parvis-event-calendar>.',
  furtherCure:
    'The source names a further page that is not there, or holds nothing that can be read. Tell whoever runs it.',
  relay: {
    refused: 'The relay refuses this address. Add it to its list, written exactly as in src.',
    server:
      'The relay could not read this address. If it turns into another one in a tab, write that, in the list too. If not, ask your host to turn allow_url_fopen on.',
  },
  fromPage: (written, right) =>
    `${written} begins at the folder of this page, and leads nowhere there. From the root of the site, write ${right}.`,
  onFile: 'This page is open as a file: put it on a site.',
  onDrive: (written) =>
    `${written}: a page reads no drive and no share of Windows. Give the address of this folder on the web (https://…).`,
  unknownWord: (written, known) =>
    `${written} does not exist. Write ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(known)}.`,
  noNumber: (written, example) => `${written}: write a number, for example ${example}.`,
  noColor: (written, example) => `${written}: write a colour, for example ${example}.`,
  writeInstead: (written, right) => `${written}: write ${right}.`,
  removeIt: (written) => `${written}: remove the attribute. Whatever its value, it means yes.`,
  straightQuotes: (written, right) => `${written}: write straight quotes, ${right}.`,
  writeLike: (written, example) => `${written}: write for example ${example}.`,
  noCategory: (written, known) =>
    `${written}: nothing has this category. There are: ${new Intl.ListFormat('en-GB').format(known)}.`,
  commas: 'A comma separates two categories.',
  hashAlone: (id) => `The attribute hash does nothing without an id: add for example ${id}.`,
  notClosed: (tag) => `The tag is not closed: write <${tag} src="…"></${tag}>. All that follows it is hidden.`,
  noSource: (src) => `The attribute src is missing: add ${src}.`,
  noList: (src) => `Put each link into a list, <ul><li><a href="…">…</a></li></ul>, or add ${src}.`,
  noTimes: (src) =>
    `Put <time> around each date, <li><time datetime="2026-12-12">12 December</time>…</li>, or add ${src}.`,
  kept: (since) => `This was read ${since}.`,
  offlineStale: (since) => `You are offline. This was read ${since}.`,
  slow: (sources, n) =>
    sources
      ? `${sources}: ${n > 1 ? 'these sources are' : 'this source is'} slow to answer…`
      : 'The source is slow to answer…',
  cancel: 'Cancel',
  answers: 'The source answers again.',
  cut: (sources, n) =>
    sources
      ? `${sources}: ${n > 1 ? 'these sources are very long. Only their' : 'this source is very long. Only its'} beginning is shown.`
      : 'The source is very long: only its beginning is shown.',
  broken: (sources, n) =>
    sources
      ? `${sources}: ${n > 1 ? 'these sources broke off. Only their' : 'this source broke off. Only its'} beginning is shown.`
      : 'The source broke off: only its beginning is shown.',
  further: (sources) =>
    sources ? `${sources}: what comes after could not be read.` : 'What comes after could not be read.',
  noText: 'The text could not be shown.',
  denied: 'This browser keeps nothing of this page: what is new will not be marked at your next visit.',
};
