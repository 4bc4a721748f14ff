import { expect, fixture } from '@open-wc/testing';
import '../../../src/widgets/event-calendar/define.js';
import { limits } from '../../../src/data/limits.js';
import { messages as french } from '../../../src/i18n/fr-failures.js';
import { holds } from '../../../stories/support/calendar-states.js';
import { appears } from '../../../stories/support/appears.js';
import { eventCalendar } from '../../../stories/support/draw-calendar.js';
import type { FailureEvent } from '../../../src/ui/widget-events.js';
import { calendarMistakes } from '../../../src/widgets/event-calendar/calendar-mistakes.js';
import type { ParvisEventCalendar } from '../../../src/widgets/event-calendar/event-calendar.js';
import { badSource } from '../../support/bad-source.js';
import { event } from './event.js';

/** A calendar as an editor types it, with one event inside. */
const typed = (attributes: string) =>
  fixture<ParvisEventCalendar>(
    `<parvis-event-calendar ${attributes}><ul><li><time datetime="2026-11-24">24 nov.</time> Foire</li></ul></parvis-event-calendar>`,
  );

/** No-break spaces as spaces. */
const plain = (sentence: string) => sentence.replace(/[\u00a0\u202f]/g, ' ');

const failure = () =>
  new Promise<FailureEvent>((resolve) =>
    document.addEventListener(
      'parvis-error',
      (event) => {
        event.preventDefault();
        resolve(event);
      },
      { once: true },
    ),
  );

describe('a word that the calendar does not know', () => {
  it('is told of a category that nothing has, beside those that there are', async () => {
    const told = failure();
    const calendar = eventCalendar({
      date: '2026-11-24',
      category: 'cinéma, concert',
      sources: [
        holds([
          event({ categories: ['Sport,Loisirs'] }),
          event({ uid: 'b', categories: ['Cinéma'], start: '2027-01-01T10:00:00' }),
        ]),
      ],
    });
    document.body.append(calendar);
    expect(plain((await told).cure)).to.equal(
      'category="concert" : rien n’a cette rubrique. Il y a : Sport, Loisirs et Cinéma.',
    );
    calendar.remove();
  });

  const cases: [attributes: string, told: string[]][] = [
    ['view="list" views="month, list" filters="category source, place" max="5" id="a" hash zone="Europe/Paris"', []],
    ['date="2026-12-31" filters=""', []],
    ['images="all" loading="lazy" heading-level="3" refresh="0.5"', []],
    ['view="mois"', ['view="mois" n’existe pas. Écrivez month (mois), week (semaine), day (jour) ou list (liste).']],
    [
      'views="month agenda"',
      ['views="agenda" n’existe pas. Écrivez month (mois), week (semaine), day (jour) ou list (liste).'],
    ],
    ['filters="lieu"', ['filters="lieu" n’existe pas. Écrivez category (rubrique), source ou place (lieu).']],
    ['date="24/11/2026"', ['date="24/11/2026" : écrivez 2026-11-24.']],
    ['date="4.11.2026"', ['date="4.11.2026" : écrivez 2026-11-04.']],
    ['date="2026-02-31"', ['date="2026-02-31" : écrivez par exemple 2026-12-31.']],
    ['date="11/24/2026"', ['date="11/24/2026" : écrivez par exemple 2026-12-31.']],
    ['zone="Paris"', ['zone="Paris" : écrivez Europe/Paris.']],
    ['zone="new york"', ['zone="new york" : écrivez America/New_York.']],
    ['zone="Trifouilly"', ['zone="Trifouilly" : écrivez par exemple Europe/Paris.']],
    ['max="cinq"', ['max="cinq" : écrivez un nombre, par exemple max="5".']],
    ['refresh="souvent"', ['refresh="souvent" : écrivez un nombre, par exemple refresh="10".']],
    ['heading-level="h3"', ['heading-level="h3" n’existe pas. Écrivez 1, 2, 3, 4, 5 ou 6.']],
    ['loading="tard"', ['loading="tard" n’existe pas. Écrivez lazy ou eager.']],
    ['hash', ['L’attribut hash ne fait rien sans id : ajoutez par exemple id="agenda".']],
  ];
  for (const [attributes, told] of cases) {
    it(`${told.length ? 'is named' : 'is not seen where there is none'}: ${attributes}`, async () => {
      const failed = told.length ? failure() : undefined;
      expect(calendarMistakes(await typed(attributes), french).map(plain)).to.deep.equal(told);
      await failed;
    });
  }

  for (const attributes of [
    'view="mois"',
    'filters="lieu"',
    'zone="Paris"',
    'max="five"',
    'hash',
    'images="toutes"',
    'loading="tard"',
    'refresh="souvent"',
    'heading-level="h3"',
  ]) {
    it(`is told to the editor, and the reader has the events: ${attributes}`, async () => {
      const told = failure();
      const calendar = await typed(`${attributes} date="2026-11-24" past`);
      const { kind, cause, cure } = await told;
      expect(kind).to.equal('setup');
      expect(cure).to.contain(attributes);
      expect(cause.message).to.equal(cure);
      expect((await appears(calendar, '[data-key]')).getAttribute('aria-label')).to.contain('Foire');
      expect(calendar.shadowRoot!.querySelector('[part=notice]')).to.equal(null);
    });
  }

  for (const attributes of ['view="mois"', 'date="demain"', 'zone="Paris"', 'max="five"', 'images="toutes"']) {
    it(`is told of a calendar at an address too: ${attributes}`, async () => {
      const told = failure();
      await fixture(`<parvis-event-calendar src="${badSource('hung').url}" ${attributes}>…</parvis-event-calendar>`);
      expect((await told).cause.message).to.contain(attributes);
    });
  }

  it('is told in English where the calendar speaks English', async () => {
    const told = failure();
    await typed('view="mois" lang="en"');
    expect((await told).cure).to.equal('view="mois" does not exist. Write month, week, day or list.');
  });

  it('is told of a colour that is none, which leaves the accent', async () => {
    const told = failure();
    const calendar = await fixture<ParvisEventCalendar>(
      `<parvis-event-calendar><parvis-source src="${badSource('hung').url}" color="vert"></parvis-source></parvis-event-calendar>`,
    );
    expect(plain((await told).cure)).to.equal('color="vert" : écrivez une couleur, par exemple color="#0b6e4f".');
    expect(calendarMistakes(calendar, french)).to.have.length(1);
    calendar.firstElementChild!.setAttribute('color', 'teal');
    expect(calendarMistakes(calendar, french)).to.deep.equal([]);
  });

  it('is told of a calendar that has no address', async () => {
    const { setup } = limits;
    limits.setup = 30;
    const told = failure();
    await fixture('<parvis-event-calendar></parvis-event-calendar>');
    expect(plain((await told).cure)).to.equal('L’attribut src manque : ajoutez src="/agenda.ics".');
    limits.setup = setup;
  });
});
