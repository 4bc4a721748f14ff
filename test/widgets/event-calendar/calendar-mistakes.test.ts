import { expect, fixture } from '@open-wc/testing';
import '../../../src/widgets/event-calendar/define.js';
import { appears } from '../../../stories/support/calendar-states.js';
import type { FailureEvent } from '../../../src/ui/widget-events.js';
import { calendarMistakes } from '../../../src/widgets/event-calendar/calendar-mistakes.js';
import type { ParvisEventCalendar } from '../../../src/widgets/event-calendar/event-calendar.js';
import { badSource } from '../../support/bad-source.js';

/** A calendar as an editor types it, with one event inside. */
const typed = (attributes: string) =>
  fixture<ParvisEventCalendar>(
    `<parvis-event-calendar ${attributes}><ul><li><time datetime="2026-11-24">24 nov.</time> Foire</li></ul></parvis-event-calendar>`,
  );

const failure = () =>
  new Promise<FailureEvent>((resolve) =>
    document.addEventListener(
      'parvis-error',
      (event) => {
        event.preventDefault();
        resolve(event as FailureEvent);
      },
      { once: true },
    ),
  );

describe('a word that the calendar does not know', () => {
  const cases: [attributes: string, told: string[]][] = [
    ['view="list" views="month, list" filters="category source, place" max="5" id="a" hash zone="Europe/Paris"', []],
    ['date="2026-12-31" filters=""', []],
    ['view="mois"', ['view="mois" is none of month, week, day, list']],
    ['views="month agenda"', ['views="agenda" is none of month, week, day, list']],
    ['filters="lieu"', ['filters="lieu" is none of category, source, place']],
    ['date="2026-02-31"', ['date="2026-02-31" is no date such as 2026-12-31']],
    ['zone="Paris"', ['zone="Paris" is no time zone such as Europe/Paris']],
    ['max="five"', ['max="five" is no number such as 5']],
    ['hash', ['hash needs an id beside it, for example id="agenda"']],
  ];
  for (const [attributes, told] of cases) {
    it(`${told.length ? 'is named' : 'is not seen where there is none'}: ${attributes}`, async () => {
      const failed = told.length ? failure() : undefined;
      expect(calendarMistakes(await typed(attributes))).to.deep.equal(told);
      await failed;
    });
  }

  for (const attributes of ['view="mois"', 'filters="lieu"', 'zone="Paris"', 'max="five"', 'hash']) {
    it(`is told to the editor, and the reader has the events: ${attributes}`, async () => {
      const told = failure();
      const calendar = await typed(`${attributes} date="2026-11-24" past`);
      const { kind, cause, cure } = await told;
      expect(kind).to.equal('setup');
      expect(cause.message).to.contain(attributes);
      expect(cure).to.contain('attribut');
      expect((await appears(calendar, '[data-key]')).getAttribute('aria-label')).to.contain('Foire');
      expect(calendar.shadowRoot!.querySelector('[part=notice]')).to.equal(null);
    });
  }

  for (const attributes of ['view="mois"', 'date="demain"', 'zone="Paris"', 'max="five"']) {
    it(`is told of a calendar at an address too: ${attributes}`, async () => {
      const told = failure();
      await fixture(`<parvis-event-calendar src="${badSource('hung').url}" ${attributes}>…</parvis-event-calendar>`);
      expect((await told).cause.message).to.contain(attributes);
    });
  }
});
