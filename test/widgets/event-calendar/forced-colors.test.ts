import { expect } from '@open-wc/testing';
import '../../../src/widgets/event-calendar/define.js';
import { appears } from '../../../stories/support/appears.js';
import { calendarStates, holds, type CalendarStateName } from '../../../stories/support/calendar-states.js';
import { eventCalendar, reachState } from '../../../stories/support/draw-calendar.js';
import { blankPage } from '../../access/draw.js';
import { emulate, keys, viewport } from '../../support/commands.js';
import { event } from './event.js';

async function drawn(state: CalendarStateName, width = 1200) {
  await viewport(width, 900);
  const calendar = eventCalendar(calendarStates[state].args('fr'));
  blankPage().append(calendar);
  await reachState(calendar, calendarStates[state]);
  const style = (selector: string, part?: string) =>
    getComputedStyle(calendar.shadowRoot!.querySelector(selector)!, part);
  return { calendar, style };
}

describe('a calendar in the colours that its reader forces', () => {
  let able = true;
  before(async () => {
    able = await emulate({ forcedColors: 'active', colorScheme: 'dark' });
  });
  after(async () => {
    document.querySelector('main')?.remove();
    await emulate();
    await viewport(800);
  });

  it('has a line around the view that is shown, which the ring of the focus replaces', async () => {
    const { calendar, style } = await drawn('week');
    if (!able) return;
    expect(style('.choice [aria-pressed="true"]').outlineStyle).to.equal('solid');
    expect(style('.choice [aria-pressed="false"]').outlineStyle).to.equal('none');
    const pressed = await appears(calendar, '.choice [aria-pressed="true"]');
    pressed.focus();
    await keys('Shift+Tab');
    await keys('Tab');
    expect(calendar.shadowRoot!.activeElement).to.equal(pressed);
    expect(parseFloat(style('.choice [aria-pressed="true"]').outlineOffset)).to.be.above(0);
  });

  it('tells what is to be confirmed, and what leaves its time free, by the line around it', async () => {
    await viewport(1200, 900);
    const at = (uid: string, hour: number, props: Parameters<typeof event>[0]) =>
      event({ uid, start: `2026-11-24T${hour}:00:00`, end: `2026-11-24T${hour + 1}:00:00`, ...props });
    const days = { allDay: true, start: '2026-11-24', end: '2026-11-27' };
    const calendar = eventCalendar({
      view: 'week',
      views: 'month week',
      date: '2026-11-24',
      zone: 'Europe/Paris',
      sources: [
        holds([
          at('a', 10, {}),
          at('b', 12, { status: 'tentative' }),
          at('c', 14, { transparent: true }),
          event({ uid: 'd', ...days, status: 'tentative' }),
        ]),
      ],
    });
    blankPage().append(calendar);
    await appears(calendar, '.block');
    if (!able) return;
    const line = (selector: string, part?: string) =>
      getComputedStyle(calendar.shadowRoot!.querySelector(selector)!, part).borderTopStyle;
    expect(line('.block:not(.tentative, .open)')).to.equal('solid');
    expect(line('.block.tentative')).to.equal('dashed');
    expect(line('.block.open')).to.equal('dotted');
    expect(line('.strap.tentative', '::before')).to.equal('dashed');
    calendar.show('2026-11-24', 'month');
    await appears(calendar, '.bar');
    expect(line('.bar.tentative')).to.equal('dashed');
  });

  it('lets no line of the hours run through an event', async () => {
    const { style } = await drawn('day');
    if (!able) return;
    for (const kind of ['confirmed', 'tentative'])
      expect(style(`.block.${kind}`).backgroundColor, kind).to.match(/^rgb\(/);
  });

  it('has a line under the day that is chosen in a small month, and slants the days of other months', async () => {
    const { style } = await drawn('whole-day', 320);
    if (!able) return;
    expect(style('.number[tabindex="0"] span').textDecorationLine).to.equal('underline');
    expect(style('.number[tabindex="-1"] span').textDecorationLine).to.equal('none');
    expect(style('.other .number').fontStyle).to.equal('italic');
    expect(style('.cell:not(.other) .number').fontStyle).to.equal('normal');
  });

  for (const [state, selector, part] of [
    ['loading', '.cell:nth-child(3n + 2)', '::after'],
    ['loading-list', '.waits i', undefined],
    ['week-loading', '.hours .own', '::after'],
  ] as const)
    it(`shows the shape of what will come: ${state}`, async () => {
      const { style } = await drawn(state);
      if (able) expect(style(selector, part).borderTopStyle).to.equal('solid');
    });

  it('draws the sign of a failure in the colour of its words', async () => {
    const { style } = await drawn('failed');
    if (able) expect(style('.failed .icon').color).to.equal(style('.failed p').color);
  });
});

describe('a calendar that waits', () => {
  it('keeps the hours of a week as lines', async () => {
    const { calendar } = await drawn('week-loading');
    const rules = [...calendar.shadowRoot!.querySelectorAll('.rule')];
    expect(rules.length).to.be.above(20);
    for (const rule of rules) expect(rule.getBoundingClientRect().height).to.be.at.most(2);
  });

  it('shows the shape of a day and of its events in a list', async () => {
    const { calendar } = await drawn('loading-list');
    for (const bar of calendar.shadowRoot!.querySelectorAll('.waits i'))
      expect(bar.getBoundingClientRect().width).to.be.above(100);
    document.querySelector('main')?.remove();
  });
});
