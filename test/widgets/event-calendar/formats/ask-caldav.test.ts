import { expect } from '@open-wc/testing';
import { SourceError } from '../../../../src/data/source-error.js';
import { askCaldav } from '../../../../src/widgets/event-calendar/formats/ask-caldav.js';

const here = (path: string) => new URL(path, location.origin);

describe('askCaldav', () => {
  it('asks a collection for its events, months at a time', () => {
    const now = Date.parse('2026-11-23T18:00:00Z');
    const { method, headers, body } = askCaldav(here('/any/'), true, now)!;
    expect([method, headers]).to.deep.equal([
      'REPORT',
      { depth: '1', 'content-type': 'application/xml; charset=utf-8' },
    ]);
    expect(body).to.contain('<c:time-range start="20251101T000000Z" end="20291101T000000Z"/>');
    expect(askCaldav(here('/any/'), true, now + 5 * 86_400_000)!.body).to.equal(body);
    const query = new DOMParser().parseFromString(body as string, 'application/xml');
    expect(query.getElementsByTagNameNS('urn:ietf:params:xml:ns:caldav', 'calendar-data')).to.have.length(1);
  });

  it('knows where servers keep their calendars, unless the whole of one is asked for', () => {
    const asked = (path: string) => !!askCaldav(here(path), false);
    expect(
      [
        '/remote.php/dav/calendars/mairie/agenda/',
        '/cloud/remote.php/dav/public-calendars/x',
        '/caldav/mairie/agenda/',
        '/dav.php/calendars/mairie/agenda/',
      ].map(asked),
    ).to.deep.equal([true, true, true, true]);
    expect(
      ['/agenda.ics', '/remote.php/dav/public-calendars/x?export', '/agenda/', '/caldav'].map(asked),
    ).to.deep.equal([false, false, false, false]);
  });

  it('asks no other site, and says so when it was told to', () => {
    const other = new URL('https://cloud.example/remote.php/dav/calendars/a/b/');
    expect(askCaldav(other, false)).to.equal(undefined);
    expect(() => askCaldav(other, true))
      .to.throw(SourceError, 'another site')
      .with.property('kind', 'setup');
  });
});
