import { expect, fixture } from '@open-wc/testing';
import '../../../src/widgets/event-calendar/define.js';
import { holds, MONTH } from '../../../stories/support/calendar-states.js';
import { appears, until } from '../../../stories/support/appears.js';
import { townEvents } from '../../../stories/support/town-events.js';
import type { ParvisEventCalendar } from '../../../src/widgets/event-calendar/event-calendar.js';
import { keys, viewport } from '../../support/commands.js';
import { event } from './event.js';

const { now: realNow } = Date;
const { setTimeout: realTimeout } = window;

async function open(attributes: string): Promise<ParvisEventCalendar> {
  const calendar = await fixture<ParvisEventCalendar>(
    `<parvis-event-calendar zone="Europe/Paris" lang="fr" ${attributes}></parvis-event-calendar>`,
  );
  calendar.sources = [holds(townEvents('fr', MONTH))];
  await calendar.loadComplete;
  await appears(calendar, '[data-key], .none');
  return calendar;
}
const at = (instant: string) => void (Date.now = () => Date.parse(instant));
const all = (calendar: ParvisEventCalendar, selector: string) => [
  ...calendar.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const label = (element: Element | null) => element?.getAttribute('aria-label') ?? '';

describe('a calendar in time', () => {
  beforeEach(() => viewport(1200, 900));
  afterEach(() => {
    Date.now = realNow;
    window.setTimeout = realTimeout;
  });

  it('moves today when midnight passes where its times are shown', async () => {
    at('2026-11-24T22:59:30Z');
    const waits = new Map<number, () => void>();
    window.setTimeout = ((act: () => void, wait?: number, ...rest: unknown[]) => {
      if (wait === 30_000) waits.set(wait, act);
      return realTimeout(act, wait, ...rest);
    }) as typeof setTimeout;
    const calendar = await open('');
    const today = () => all(calendar, '[aria-current=date]').map(label);
    expect(today()[0]).to.match(/^mardi 24 novembre 2026/);
    at('2026-11-24T23:00:00Z');
    waits.get(30_000)!();
    await calendar.updateComplete;
    expect(today()).to.have.length(1);
    expect(today()[0]).to.match(/^mercredi 25 novembre 2026/);
  });

  it('keeps what is over from a list until its reader asks for it', async () => {
    at('2026-11-24T12:00:00Z');
    const calendar = await open('view="list"');
    const first = () => label(all(calendar, '.list [data-key]')[0]!);
    expect(first()).to.match(/^Commission des finances/);
    const button = calendar.shadowRoot!.querySelector<HTMLElement>('.past')!;
    expect(button.textContent.trim()).to.equal('Voir les événements passés');
    button.click();
    await calendar.updateComplete;
    expect(first()).to.match(/^Réunion publique/);
    expect(label(calendar.shadowRoot!.activeElement)).to.match(/^Réunion publique/);
    expect(calendar.shadowRoot!.querySelector('.past')).to.equal(null);
  });

  it('goes on with the next events where nothing of the month is still to come', async () => {
    at('2026-11-29T12:00:00Z');
    const period = (calendar: ParvisEventCalendar) => calendar.shadowRoot!.querySelector('.period')!.textContent.trim();
    const further = (calendar: ParvisEventCalendar) =>
      calendar.shadowRoot!.querySelector('.further')!.textContent.trim();
    const council = (start: string) => event({ uid: start, title: start, start, end: undefined });
    const shown = async (...days: string[]) => {
      const calendar = await fixture<ParvisEventCalendar>(
        `<parvis-event-calendar zone="Europe/Paris" lang="fr" view="list"></parvis-event-calendar>`,
      );
      calendar.sources = [holds(days.map((day) => council(`${day}T18:00:00`)))];
      await calendar.loadComplete;
      await appears(calendar, '.further');
      return calendar;
    };
    const next = await shown('2026-11-03', '2026-12-01', '2027-03-02');
    await until(() => all(next, '.list [data-key]').length === 1, 'the next event');
    expect(label(all(next, '.list [data-key]')[0]!)).to.match(/^2026-12-01/);
    expect([period(next), further(next)]).to.deep.equal(['À venir', 'Voir janvier']);
    // The past of the month is still behind its button, and a month that its reader chooses is that month.
    expect(next.shadowRoot!.querySelector('.past')).to.not.equal(null);
    next.show('2026-12-01');
    await until(() => period(next) === 'décembre 2026', 'December');
    next.show('2026-11-29');
    await until(() => period(next) === 'À venir', 'what comes');

    const far = await shown('2026-11-03', '2027-03-02');
    await until(() => all(far, '.list [data-key]').length === 1, 'the next event');
    expect(label(all(far, '.list [data-key]')[0]!)).to.match(/^2027-03-02/);

    const none = await shown('2026-11-03');
    await appears(none, '.none');
    const here = await shown('2026-11-30', '2026-12-01');
    expect(all(here, '.list [data-key]')).to.have.length(1);
    expect([period(here).toLowerCase(), further(here)]).to.deep.equal(['novembre 2026', 'Voir décembre']);
  });

  it('parts the name of today from its sign, to the eye and to the ear', async () => {
    await viewport(400, 900);
    at('2026-11-24T12:00:00Z');
    const calendar = await open('view="list"');
    const name = (await appears(calendar, '.day-name .badge')).parentElement!;
    expect(name.textContent).to.match(/novembre\sAujourd/);
    const [day, sign] = [...name.children].map((one) => one.getBoundingClientRect());
    expect(sign!.left - day!.right).to.be.at.least(7.5);
  });

  it('begins with what is over where the page says so', async () => {
    at('2026-11-24T12:00:00Z');
    const calendar = await open('view="list" past');
    expect(label(all(calendar, '.list [data-key]')[0]!)).to.match(/^Réunion publique/);
    expect(calendar.shadowRoot!.querySelector('.past')).to.equal(null);
  });

  it('shows a few events to come where the page says so, and more when asked', async () => {
    at('2026-11-13T12:00:00Z');
    const calendar = await open('view="list" views="list" max="3" more');
    expect(all(calendar, '.list [data-key]')).to.have.length(3);
    calendar.shadowRoot!.querySelector<HTMLElement>('.more')!.click();
    await calendar.updateComplete;
    expect(all(calendar, '.list [data-key]')).to.have.length(6);
    expect(calendar.shadowRoot!.activeElement).to.equal(all(calendar, '.list [data-key]')[3]);
  });

  it('goes to the date that its reader asks for, and the focus with it', async () => {
    const calendar = await open('date="2026-11-24"');
    const jump = calendar.shadowRoot!.querySelector<HTMLElement>('.jump')!;
    jump.click();
    const form = (await appears(calendar, '.jumping')) as HTMLFormElement;
    const field = form.querySelector('input')!;
    expect([jump.ariaExpanded, field.value]).to.deep.equal(['true', '2026-11-24']);
    // A year that nobody means is told by the field itself.
    field.value = '123456-01-01';
    expect(form.checkValidity()).to.equal(false);
    field.value = '2027-02-03';
    form.requestSubmit();
    await appears(calendar, '[aria-label^="mercredi 3 février 2027"]');
    await until(() => !calendar.shadowRoot!.querySelector('.jumping'), 'the form stays');
    expect(calendar.date).to.equal('2027-02-03');
    expect(label(calendar.shadowRoot!.activeElement)).to.match(/^mercredi 3 février 2027/);
    expect(calendar.shadowRoot!.querySelector('.jumping')).to.equal(null);
  });

  it('gives the focus back to its button when its reader gives up', async () => {
    const calendar = await open('date="2026-11-24"');
    const jump = calendar.shadowRoot!.querySelector<HTMLElement>('.jump')!;
    jump.click();
    (await appears(calendar, '.jumping input')).focus();
    await keys('Escape');
    await until(() => calendar.shadowRoot!.activeElement === jump, 'the button has not the focus');
    await calendar.updateComplete;
    expect(calendar.date).to.equal('2026-11-24');
    expect(calendar.shadowRoot!.querySelector('.jumping')).to.equal(null);
  });
});
