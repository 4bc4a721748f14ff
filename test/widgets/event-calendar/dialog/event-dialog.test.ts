import { expect, fixture, html } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { still, until } from '../../../../stories/support/appears.js';
import { messages as calendar } from '../../../../src/i18n/calendar/fr-calendar.js';
import { messages as fr } from '../../../../src/i18n/fr.js';
import { messages as words } from '../../../../src/i18n/calendar/fr-event.js';
import { hostStyles } from '../../../../src/theme/host.styles.js';
import { wear } from '../../../../src/theme/wear.js';
import type { CalendarEvent } from '../../../../src/widgets/event-calendar/calendar-event.js';
import { openEvent, type EventDetails } from '../../../../src/widgets/event-calendar/dialog/event-dialog.js';
import { occurrencesBetween } from '../../../../src/widgets/event-calendar/occurrences.js';
import { keys, viewport } from '../../../support/commands.js';
import { occurrence } from '../event.js';
import { calendar as calendarOf } from '../icalendar/calendar.js';
import { savedFile } from '../../../support/saved-file.js';

const t = { ...fr, ...calendar, ...words };
const aTick = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** A widget with one chip, of which the dialog is opened. */
async function opened(props: Partial<CalendarEvent> = {}, more: Partial<EventDetails> = {}) {
  const host = await fixture<HTMLElement>(html`<div lang="fr"></div>`);
  const root = host.attachShadow({ mode: 'open' });
  wear(root, hostStyles);
  const chip = Object.assign(document.createElement('button'), { textContent: 'Chip' });
  root.append(chip);
  chip.focus();
  const details: EventDetails = {
    occurrence: occurrence(props),
    series: [],
    sources: [{ label: 'Mairie', sign: 'M', color: '#0b6e4f' }],
    base: 'https://ville.fr/agenda.ics',
    address: 'https://ville.fr/agenda#agenda:event=a',
    images: 'own',
    t,
    context: { zone: 'Europe/Paris', lang: 'fr', now: Date.UTC(2026, 10, 23) },
    ...more,
  };
  await openEvent(root, details, chip);
  const dialog = root.querySelector('dialog')!;
  /** What stands beside a name, on one line. */
  const row = (name: string) =>
    [...dialog.querySelectorAll('dt')]
      .find(({ textContent }) => textContent === name)
      ?.nextElementSibling?.textContent.replace(/[\s\u00a0\u202f]+/g, ' ')
      .trim();
  const button = (label: string) =>
    [...dialog.querySelectorAll('button')].find(({ textContent }) => textContent.includes(label));
  const link = (label: string) =>
    [...dialog.querySelectorAll('a')].find(({ textContent }) => textContent.includes(label))?.href;
  return { root, chip, dialog, row, button, link, details };
}

/** With another thing in the place of what the browser gives. */
async function withNavigator(name: string, value: unknown, act: () => Promise<void>): Promise<void> {
  Object.defineProperty(navigator, name, { configurable: true, value });
  try {
    await act();
  } finally {
    delete (navigator as unknown as Record<string, unknown>)[name];
  }
}

/** The answer to the reader is there. */
const told = (dialog: HTMLElement) =>
  new Promise<void>((resolve) => {
    const place = dialog.querySelector('.told')!;
    const look = () => place.children.length + place.textContent.length && resolve();
    new MutationObserver(look).observe(place, { childList: true, subtree: true, characterData: true });
    look();
  });

afterEach(() => viewport(800, 600));

describe('the details of an event', () => {
  it('have the ground and the ink of what is around the widget, both or none', async () => {
    const page = document.body.style;
    const colors = async () => {
      const { dialog } = await opened();
      const { backgroundColor, color } = getComputedStyle(dialog);
      dialog.close();
      return [backgroundColor, color];
    };
    const own = await colors();
    try {
      Object.assign(page, { background: 'rgb(20 23 28 / 50%)', color: 'rgb(233, 230, 223)' });
      expect(await colors()).to.deep.equal(own);
      page.background = '#14171c';
      expect(await colors()).to.deep.equal(['rgb(20, 23, 28)', 'rgb(233, 230, 223)']);
      page.setProperty('--parvis-color-surface', 'rgb(0, 0, 64)');
      expect(await colors()).to.deep.equal(['rgb(0, 0, 64)', 'rgb(233, 230, 223)']);
    } finally {
      document.body.removeAttribute('style');
    }
  });

  it('are a modal dialog with the title as its name, at the level of the page', async () => {
    const { root, dialog } = await opened();
    expect(dialog.matches(':modal')).to.equal(true);
    const heading = root.getElementById(dialog.getAttribute('aria-labelledby')!)!;
    expect(heading.textContent.trim()).to.equal('Conseil municipal');
    expect(heading.getAttribute('aria-level')).to.equal('2');
    await still(dialog);
    await expect(dialog).to.be.accessible();
  });

  it('say all that is known', async () => {
    const { dialog, row, link } = await opened({
      place: 'Mairie, 1 place de la Paix',
      geo: { latitude: 48.1, longitude: -1.6 },
      url: '/conseil',
      conference: { url: 'https://visio.ville.fr/x', label: 'Salle en ligne' },
      organizer: { name: 'Secrétariat', url: 'mailto:secretariat@ville.fr' },
      categories: ['Conseil', 'Vie publique'],
      attachments: [
        { url: 'ordre.pdf', name: 'Ordre du jour', type: 'application/pdf', size: 1_240_000 },
        { url: 'proc%C3%A8s-verbal.odt' },
        { name: 'Plan' },
      ],
      rule: 'FREQ=MONTHLY;BYDAY=-1TU',
      description: 'Séance publique.\n\nVoir https://ville.fr/direct.',
    });
    expect(row('Quand')).to.equal('mardi 24 novembre 2026, de 18 h 30 à 20 h1 h 30');
    expect(row('Série')).to.equal('tous les derniers mardis du mois');
    expect(row('Où')).to.equal('Mairie, 1 place de la PaixVoir sur une carte');
    expect(link('carte')).to.equal('https://www.openstreetmap.org/?mlat=48.1&mlon=-1.6#map=17/48.1/-1.6');
    expect(link('En savoir plus')).to.equal('https://ville.fr/conseil');
    expect(link('Salle en ligne')).to.equal('https://visio.ville.fr/x');
    expect(link('Secrétariat')).to.equal('mailto:secretariat@ville.fr');
    expect(row('Rubriques')).to.equal('Conseil et Vie publique');
    expect(link('Ordre du jour')).to.equal('https://ville.fr/ordre.pdf');
    expect(row('Documents')).to.equal('Ordre du jour PDF, 1,2 Moprocès-verbal.odt ODTPlan joint à l’agenda');
    expect(row('Agenda')).to.equal('MMairie');
    expect(dialog.querySelectorAll('.text p').length).to.equal(2);
    expect(link('https://ville.fr/direct')).to.equal('https://ville.fr/direct');
    await still(dialog);
    await expect(dialog).to.be.accessible();
  });

  it('tell machines the instant of a time, and the day or the clock of what has none', async () => {
    const datetime = async (props: Partial<CalendarEvent>) =>
      (await opened(props)).dialog.querySelector('time')!.getAttribute('datetime');
    expect(await datetime({ zone: 'America/New_York' })).to.equal('2026-11-24T23:30:00.000Z');
    expect(await datetime({ zone: null })).to.equal('2026-11-24T18:30:00');
    expect(await datetime({ allDay: true, zone: null, start: '2026-11-24', end: '2026-11-25' })).to.equal('2026-11-24');
  });

  it('say nothing of what is not known', async () => {
    const { dialog } = await opened({}, { sources: [] });
    expect([...dialog.querySelectorAll('dt')].map(({ textContent }) => textContent)).to.deep.equal(['Quand']);
    expect(dialog.querySelector('.text')).to.equal(null);
  });

  it('say what is cancelled or to be confirmed, and in a planning whether the time is taken', async () => {
    expect((await opened({ status: 'cancelled' })).dialog.querySelector('.title')!.textContent).to.match(/^\s*Annulé/);
    expect((await opened({ status: 'tentative' })).dialog.querySelector('.title')!.textContent).to.match(
      /^\s*À confirmer/,
    );
    const said = async (props: Partial<CalendarEvent>, planning = true) =>
      (await opened(props, { planning })).row('Disponibilité');
    expect(await said({ transparent: true })).to.equal('Les personnes concernées restent disponibles');
    expect(await said({})).to.equal('Les personnes concernées sont occupées');
    expect(await said({ transparent: true, allDay: true, start: '2026-11-24', end: '2026-11-25' })).to.equal(undefined);
    expect(await said({ transparent: true }, false)).to.equal(undefined);
  });

  it('say whether the time is taken where a planning tells no more', async () => {
    const title = async (transparent: boolean) =>
      (await opened({ title: '', transparent })).dialog.querySelector('.name')!.textContent;
    expect(await title(false)).to.equal('Occupé');
    expect(await title(true)).to.equal('Libre');
  });

  it('search a map for a place without coordinates, and link a place that is an address', async () => {
    expect((await opened({ place: 'Salle des fêtes & théâtre' })).link('carte')).to.equal(
      'https://www.openstreetmap.org/search?query=Salle%20des%20f%C3%AAtes%20%26%20th%C3%A9%C3%A2tre',
    );
    const { link } = await opened({ place: 'https://visio.fr/42' });
    expect(link('visio')).to.equal('https://visio.fr/42');
    expect(link('carte')).to.equal(undefined);
  });

  it('show HTML by our rules only, and HTML that was written as text too', async () => {
    const markup =
      '<p>Bonjour <b>à tous</b><img src="x" onerror="window.fired = 1"><script>window.fired = 1</' + 'script></p>';
    for (const props of [{ descriptionHtml: markup }, { description: markup }]) {
      const { dialog } = await opened(props);
      expect(dialog.querySelector('.text b')!.textContent).to.equal('à tous');
      expect(dialog.querySelector('script, [onerror]')).to.equal(null);
    }
    expect('fired' in window).to.equal(false);
  });

  it('trust no address', async () => {
    const bad = 'javascript:alert(1)';
    const { dialog } = await opened({
      url: bad,
      place: bad,
      conference: { url: bad },
      organizer: { name: 'X', url: bad },
      attachments: [{ url: bad, name: 'y' }],
      description: bad,
    });
    for (const { protocol } of dialog.querySelectorAll('a')) expect(protocol).to.equal('https:');
  });

  it('have targets of 24 pixels at least, on a phone too, and are read without scrolling sideways', async () => {
    for (const width of [320, 800, 1200]) {
      await viewport(width);
      const { dialog } = await opened({
        place: 'Mairie',
        url: '/a',
        title: 'Anticonstitutionnellement'.repeat(3),
        rule: 'FREQ=DAILY',
      });
      for (const target of dialog.querySelectorAll('a, button')) {
        const { height, width: wide } = target.getBoundingClientRect();
        expect(Math.min(height, wide), target.textContent).to.be.at.least(target.matches('button') ? 44 : 24);
      }
      expect(dialog.scrollWidth).to.be.at.most(dialog.clientWidth);
      expect(dialog.getBoundingClientRect().right).to.be.at.most(width);
    }
  });
});

describe('the focus', () => {
  it('goes in, stays in, and comes back to the chip by Escape', async () => {
    const { root, chip, dialog } = await opened();
    expect(dialog.contains(root.activeElement)).to.equal(true);
    await keys('Escape');
    await until(() => !dialog.isConnected, 'the dialog stays');
    expect(root.querySelector('dialog')).to.equal(null);
    expect(root.activeElement).to.equal(chip);
  });

  it('comes back to the chip by the button', async () => {
    const { root, chip, dialog } = await opened();
    expect((root.activeElement as HTMLElement).title).to.equal('Fermer');
    await keys('Enter');
    // Browsers tell of what they have closed in a task of its own.
    await until(() => !dialog.isConnected, 'the dialog stays');
    expect(root.activeElement).to.equal(chip);
  });

  it('comes back to the chip by a click beside the dialog, not by one in it', async () => {
    const { root, chip, dialog } = await opened();
    const { left, top } = dialog.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left + 20), Math.round(top + 100)] });
    expect(dialog.open).to.equal(true);
    await sendMouse({ type: 'click', position: [5, 5] });
    await until(() => !dialog.isConnected, 'the dialog stays');
    expect(root.activeElement).to.equal(chip);
  });

  it('is asked for one dialog, however often the chip is pressed', async () => {
    const { root, chip, details } = await opened();
    await openEvent(root, details, chip);
    expect(root.querySelectorAll('dialog').length).to.equal(1);
  });
});

describe('what a reader takes along', () => {
  it('is the occurrence, without its series', async () => {
    const { button } = await opened({ rule: 'FREQ=DAILY' });
    const { name, text } = await savedFile(() => button('Ajouter à mon agenda')!.click());
    expect(name).to.equal('conseil-municipal.ics');
    expect(text).to.include('UID:a@ville.fr').and.include('DTSTART;TZID=Europe/Paris:20261124T183000');
    expect(text).to.include('RECURRENCE-ID').and.not.include('RRULE');
  });

  it('names the dates that are left out from the day on that it is in the zone of the calendar', async () => {
    const rule = 'FREQ=WEEKLY;BYDAY=MO,TU';
    const master = occurrence({ rule, exceptions: ['2026-11-23T18:30:00', '2026-11-24T18:30:00'] }).event;
    // Already the 24th in Paris, and not yet where this reader is.
    const context = { zone: 'Europe/Paris', lang: 'fr', now: Date.UTC(2026, 10, 23, 23, 30) };
    const { row } = await opened({ rule }, { series: [master], context });
    expect(row('Série')).to.include('24 novembre').and.not.include('23 novembre');
  });

  it('is the series, with its changed instances', async () => {
    const { event: master } = occurrence({ rule: 'FREQ=DAILY' });
    const changed = { ...master, rule: undefined, recurrenceId: '2026-11-25T18:30:00', title: 'Reporté' };
    const { button } = await opened({ rule: 'FREQ=DAILY' }, { series: [master, changed] });
    const { text } = await savedFile(() => button('toute la série')!.click());
    expect(text).to.include('RRULE:FREQ=DAILY').and.include('SUMMARY:Reporté');
  });

  it('is no series where there is none', async () => {
    expect((await opened()).button('toute la série')).to.equal(undefined);
  });

  it('is what a calendar file says of it, not only what a page made', async () => {
    const { events } = calendarOf(
      'UID:b@ville.fr',
      'DTSTART;TZID=Europe/Paris:20261124T183000',
      'RRULE:FREQ=WEEKLY',
      'RRULE:FREQ=MONTHLY',
      'SUMMARY:Marché',
      'LOCATION:Place de la Mairie',
    );
    const [one] = occurrencesBetween({ events }, { from: '2026-12-01', to: '2027-01-01', zone: 'Europe/Paris' });
    const { button } = await opened({}, { occurrence: one!, series: events });
    const { text } = await savedFile(() => button('Ajouter à mon agenda')!.click());
    expect(text).to.include('UID:b@ville.fr').and.include('SUMMARY:Marché').and.include('LOCATION:Place de la Mairie');
    expect(text).to.include('DTSTART;TZID=Europe/Paris:20261201T183000').and.not.include('FREQ=WEEKLY');
    const series = await savedFile(() => button('toute la série')!.click());
    expect(series.text).to.include('RRULE:FREQ=WEEKLY').and.include('RRULE:FREQ=MONTHLY');
  });

  it('is the address: by the device’s own way where it has one', async () => {
    const asked: ShareData[] = [];
    await withNavigator(
      'share',
      async (data: ShareData) => void asked.push(data),
      async () => {
        const { button } = await opened();
        button('Partager')!.click();
        await aTick();
        expect(asked).to.deep.equal([{ title: 'Conseil municipal', url: 'https://ville.fr/agenda#agenda:event=a' }]);
        expect(button('Copier le lien')).to.equal(undefined);
      },
    );
  });

  it('is the address: a reader who thinks better of sharing is told nothing, one who cannot gets it another way', async () => {
    const copied: string[] = [];
    const clipboard = { writeText: async (text: string) => void copied.push(text) };
    for (const [name, copies] of [
      ['AbortError', 0],
      ['NotAllowedError', 1],
    ] as const) {
      const refuse = async () => {
        throw new DOMException('no', name);
      };
      await withNavigator('clipboard', clipboard, () =>
        withNavigator('share', refuse, async () => {
          const { dialog, button } = await opened();
          button('Partager')!.click();
          if (copies) await told(dialog);
          else await aTick();
          expect(copied.length).to.equal(copies);
        }),
      );
    }
  });

  it('is the address: in a field where there is no clipboard', async () => {
    const { root, dialog, button } = await opened();
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    try {
      button('Copier le lien')!.click();
      await told(dialog);
      const field = dialog.querySelector('input')!;
      expect(root.activeElement).to.equal(field);
      expect(field.value.slice(field.selectionStart!, field.selectionEnd!)).to.equal(
        'https://ville.fr/agenda#agenda:event=a',
      );
      await still(dialog);
      await expect(dialog).to.be.accessible();
    } finally {
      delete (navigator as { clipboard?: unknown }).clipboard;
    }
  });

  it('is the address: copied, and said inside the dialog, for nothing outside is heard', async () => {
    const { dialog, button } = await opened();
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => void copied.push(text) },
    });
    try {
      button('Copier le lien')!.click();
      await told(dialog);
      expect(copied).to.deep.equal(['https://ville.fr/agenda#agenda:event=a']);
      expect(dialog.querySelector('[role=status]')!.textContent).to.equal('Le lien est copié.');
    } finally {
      delete (navigator as { clipboard?: unknown }).clipboard;
    }
  });
});
