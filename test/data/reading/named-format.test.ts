import { expect } from '@open-wc/testing';
import type { FormatTable, Reading } from '../../../src/data/format.js';
import { readBody } from '../../../src/data/reading/read-body.js';
import { SourceError } from '../../../src/data/source-error.js';
import { documentFormats } from '../../../src/widgets/document-list/document-formats.js';
import { eventFormats } from '../../../src/widgets/event-calendar/event-formats.js';
import { ideaFormats } from '../../../src/widgets/idea-box/idea-formats.js';
import { newsFormats } from '../../../src/widgets/news-feed/news-formats.js';

/** What servers answer that do not give what was asked of them, with a status that says that all is well. */
const bodies = {
  'a page': '<!doctype html><html><head><title>Accueil</title></head><body><p>Bonjour</p></body></html>',
  'an error in JSON': '{"error":"invalid_token","message":"Unknown user"}',
  'an empty object': '{}',
  'other XML': '<config><a>1</a></config>',
  text: 'Service en maintenance',
  nothing: '',
};
const tables: Readonly<Record<string, FormatTable<Reading, unknown>>> = {
  news: newsFormats,
  documents: documentFormats,
  events: eventFormats,
  ideas: ideaFormats,
} as never;

describe('a format that the page names', () => {
  for (const [kind, table] of Object.entries(tables))
    it(`is told of ${kind} when it is not that, and makes no empty list of it`, async () => {
      const all = [...table.formats, ...((await table.more?.()) ?? [])];
      // A page that lists nothing today is a list all the same.
      for (const { name } of all.filter((one) => one.name !== 'html-list'))
        for (const [what, body] of Object.entries(bodies)) {
          const read = await readBody(body, { url: 'https://town.example/x' }, table, { type: name }).catch(
            (error: unknown) => error,
          );
          expect(read, `${what} as ${name}`).to.be.instanceOf(SourceError).with.property('kind', 'format');
        }
    });
});
