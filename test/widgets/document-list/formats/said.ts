import type { DocumentEntry, DocumentFolder } from '../../../../src/widgets/document-list/document-entry.js';

export const ABOUT = { url: 'https://town.example/dav/' };

/** What an entry says: without the fields that say nothing. */
export function said(entry: DocumentEntry | undefined): Partial<DocumentEntry> {
  const fields = Object.entries(entry ?? {}).filter(([name, value]) => value !== undefined && name !== 'entries');
  const inside = entry?.entries ? { entries: entry.entries.map(said) } : {};
  return { ...(Object.fromEntries(fields) as Partial<DocumentEntry>), ...(inside as Partial<DocumentEntry>) };
}

export const allSaid = ({ entries }: DocumentFolder): Partial<DocumentEntry>[] => entries.map(said);

export const names = ({ entries }: DocumentFolder): string[] => entries.map(({ name }) => name);

/** A response of a multistatus. */
export const response = (href: string, props = '', status = 'HTTP/1.1 200 OK'): string =>
  `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${props}</d:prop><d:status>${status}</d:status></d:propstat></d:response>`;

export const multistatus = (...responses: string[]): string =>
  `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns">${responses.join('')}</d:multistatus>`;

export const collection = '<d:resourcetype><d:collection/></d:resourcetype>';

/**
 * How many times longer eight times as much takes: about 8 where work grows in proportion, 64 where it grows with the square.
 * The least of up to nine runs, for other work of the machine only ever adds; what is under 20 ms counts as that.
 */
export function growth(run: (times: number) => unknown): number {
  const took = (times: number) => {
    const start = performance.now();
    run(times);
    return performance.now() - start;
  };
  const one = Math.max(Math.min(took(1), took(1), took(1)), 20);
  let least = took(8);
  for (let again = 0; again < 8 && least / one > 20; again++) least = Math.min(least, took(8));
  return least / one;
}
