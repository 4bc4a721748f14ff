import { expect, fixture } from '@open-wc/testing';
import '../../../src/widgets/event-calendar/define.js';
import '../../../src/settings/define.js';
import { holds } from '../../../stories/support/calendar-states.js';
import { appears } from '../../../stories/support/appears.js';
import type { LoadEvent } from '../../../src/ui/load-event.js';
import type { ParvisEventCalendar } from '../../../src/widgets/event-calendar/event-calendar.js';
import { event } from './event.js';

const attributes = 'view="list" date="2026-11-01" past zone="Europe/Paris" lang="fr"';
const empty = () => fixture<ParvisEventCalendar>(`<parvis-event-calendar ${attributes}></parvis-event-calendar>`);
const names = (calendar: ParvisEventCalendar) =>
  [...calendar.shadowRoot!.querySelectorAll('[data-key]')].map((one) => one.getAttribute('aria-label')!);

/** Serves texts at addresses, as a town's servers do. */
function served(bodies: Readonly<Record<string, string | undefined>>): typeof fetch {
  return async (address) => {
    const body = bodies[new URL(address instanceof Request ? address.url : address, location.href).pathname];
    return body === undefined
      ? new Response('', { status: 404 })
      : new Response(body, { headers: { 'content-type': 'text/calendar' } });
  };
}
const calendar = (...events: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((one) => ['BEGIN:VEVENT', ...one, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');

describe('a calendar of several sources', () => {
  it('shows an event of two of them once, as the newer says it, with both names', async () => {
    const widget = await empty();
    widget.sources = [
      { label: 'Mairie', ...holds([event({ title: 'Ancien titre' }), event({ uid: 'b', title: 'Marché' })]) },
      {
        label: 'Élus',
        ...holds([event({ title: 'Conseil municipal', start: '2026-11-25T18:30:00', end: undefined, sequence: 1 })]),
      },
    ];
    await appears(widget, '[data-key]');
    expect(names(widget).map((name) => name.replace(/,.*?2026,/, ','))).to.have.length(2);
    expect(names(widget)[0]).to.match(/^Marché, mardi 24 .*, Mairie$/);
    expect(names(widget)[1]).to.match(/^Conseil municipal, mercredi 25 .*, Mairie, Élus$/);
    const signs = [...widget.shadowRoot!.querySelectorAll('.event:last-child .sign')].map(
      ({ textContent }) => textContent,
    );
    expect(signs.slice(-2)).to.deep.equal(['M', 'É']);
  });

  it('reads them where the page writes them, follows what it changes, and names the one that failed', async () => {
    const settings = Object.assign(document.createElement('parvis-settings'), {
      fetch: served({
        '/mairie.ics': calendar(['UID:c', 'SUMMARY:Conseil', 'DTSTART;VALUE=DATE:20261124']),
        '/sports.ics': calendar(['UID:m', 'SUMMARY:Match', 'DTSTART:20261125T200000']),
      }),
    });
    settings.innerHTML = `<parvis-event-calendar ${attributes} keep="never">
      <parvis-source src="/mairie.ics" label="Mairie" color="#0b6e4f"></parvis-source>
      <parvis-source src="/absent.ics" label="Sports" color="#8a3ffc"></parvis-source>
    </parvis-event-calendar>`;
    const widget = settings.querySelector('parvis-event-calendar')!;
    const failed: string[] = [];
    const told = new Promise<void>((resolve) =>
      widget.addEventListener('parvis-error', (failure) => {
        failure.preventDefault();
        const { kind, source } = failure;
        failed.push(`${kind} ${source}`);
        resolve();
      }),
    );
    const loaded = new Promise<LoadEvent<unknown>>((resolve) =>
      widget.addEventListener('parvis-load', (load) => resolve(load), { once: true }),
    );
    (await fixture('<div></div>')).append(settings);
    expect((await loaded).sources).to.deep.equal(['Mairie']);
    await appears(widget, '[data-key]');
    expect((await appears(widget, '.notice')).textContent).to.contain('Sports');
    await told;
    expect(failed).to.deep.equal(['missing Sports']);
    expect(names(widget)).to.have.length(1);
    widget.querySelector('[label=Sports]')!.setAttribute('src', '/sports.ics');
    await appears(widget, '[aria-label^="Match"]');
    expect(names(widget).map((name) => name.split(',')[0])).to.deep.equal(['Conseil', 'Match']);
    expect(widget.shadowRoot!.querySelector('.notice')).to.equal(null);
  });

  it('shows and opens all of what services count from 1 each, or call alike, under their own names', async () => {
    const settings = Object.assign(document.createElement('parvis-settings'), {
      fetch: served({
        '/mairie.ics': calendar(
          ['UID:1', 'SUMMARY:Conseil', 'DTSTART:20261124T183000'],
          ['UID:1', 'SUMMARY:Permanence', 'DTSTART:20261124T183000'],
        ),
        '/sports.ics': calendar(['UID:1', 'SUMMARY:Judo', 'DTSTART:20261117T183000', 'RRULE:FREQ=WEEKLY;COUNT=2']),
        '/culture.ics': calendar(['UID:1', 'SUMMARY:Concert', 'DTSTART:20261125T200000']),
      }),
    });
    settings.innerHTML = `<parvis-event-calendar ${attributes} keep="never">
      <parvis-source src="/mairie.ics" label="Mairie"></parvis-source>
      <parvis-source src="/sports.ics" label="Sports"></parvis-source>
      <parvis-source src="/culture.ics" label="Culture"></parvis-source>
    </parvis-event-calendar>`;
    const widget = settings.querySelector('parvis-event-calendar')!;
    (await fixture('<div></div>')).append(settings);
    await appears(widget, '[data-key][aria-label^="Concert"]');
    const chips = () => [...widget.shadowRoot!.querySelectorAll<HTMLElement>('[data-key]')];
    expect(names(widget).map((name) => name.replace(/,.*,/, ','))).to.deep.equal([
      'Judo, Sports',
      'Conseil, Mairie',
      'Permanence, Mairie',
      'Judo, Sports',
      'Concert, Culture',
    ]);
    expect(new Set(chips().map(({ dataset }) => dataset.key)).size).to.equal(5);
    for (const [at, name] of names(widget).entries()) {
      chips()[at]!.click();
      const dialog = await appears(widget, 'dialog[open]');
      expect(dialog.querySelector('.name')!.textContent).to.equal(name.split(',')[0]);
      expect(dialog.querySelector('.series')?.textContent).to.equal(
        name.startsWith('Judo') ? 'tous les mardis, 2\u00a0fois en tout' : undefined,
      );
      const closed = new Promise((resolve) => dialog.addEventListener('close', resolve));
      dialog.querySelector<HTMLElement>('.close')!.click();
      await closed;
    }
  });
});
