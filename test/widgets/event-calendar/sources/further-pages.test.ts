import { expect, fixture } from '@open-wc/testing';
import '../../../../src/widgets/event-calendar/define.js';
import { appears, until } from '../../../../stories/support/appears.js';
import { limits } from '../../../../src/data/limits.js';
import type { Source } from '../../../../src/data/source.js';
import type { CalendarEvent } from '../../../../src/widgets/event-calendar/calendar-event.js';
import type { ParvisEventCalendar } from '../../../../src/widgets/event-calendar/event-calendar.js';
import { event } from '../event.js';

/** A source of so many pages, one month each from November 2026 on; notes what is asked. */
function paged(pages: number, asked: string[], months = 1): Source<CalendarEvent> {
  return {
    read: async ({ cursor = '0' }) => {
      asked.push(cursor);
      const at = Number(cursor);
      const day = new Date(Date.UTC(2026, 10 + at * months, 24)).toISOString().slice(0, 10);
      return {
        items: [event({ uid: `${at}`, title: `Page ${at}`, start: day, end: undefined, allDay: true, zone: null })],
        next: at + 1 < pages ? `${at + 1}` : undefined,
        skipped: 0,
      };
    },
  };
}

async function open(source: Source<CalendarEvent>): Promise<ParvisEventCalendar> {
  const calendar = await fixture<ParvisEventCalendar>(
    `<parvis-event-calendar view="list" past date="2026-11-24" zone="Europe/Paris" lang="fr"></parvis-event-calendar>`,
  );
  calendar.addEventListener('parvis-error', (failure) => failure.preventDefault());
  calendar.sources = [source];
  await appears(calendar, '[data-key]');
  return calendar;
}

describe('the pages of a source', () => {
  it('are read as far as the view goes, and further when its reader goes there', async () => {
    const asked: string[] = [];
    const calendar = await open(paged(8, asked));
    // The page that goes beyond the month says that the month is whole.
    await until(() => asked.length >= 2, 'it does not come');
    calendar.show('2027-02-24');
    await appears(calendar, '[aria-label^="Page 3"]');
    await until(() => asked.length >= 5, 'it does not come');
    calendar.show('2026-11-24');
    await appears(calendar, '[aria-label^="Page 0"]');
    expect(asked).to.deep.equal(['0', '1', '2', '3', '4']);
    expect(calendar.shadowRoot!.querySelector('.notice')).to.equal(null);
  });

  it('are no more than ten, and what is left out is told', async () => {
    const asked: string[] = [];
    const calendar = await open(paged(100, asked, 0));
    await appears(calendar, '.notice');
    expect(asked).to.have.length(10);
    expect(calendar.shadowRoot!.querySelectorAll('[data-key]')).to.have.length(10);
  });

  it('that fail are not asked for ever, and leave what was read', async () => {
    let asked = 0;
    const first = paged(2, []);
    const calendar = await open({
      read: async (request) => {
        if (!request.cursor) return first.read(request);
        asked++;
        throw new Error('down');
      },
    });
    await appears(calendar, '.notice');
    calendar.requestUpdate();
    await calendar.updateComplete;
    expect(asked).to.equal(1);
    expect(calendar.shadowRoot!.querySelectorAll('[data-key]')).to.have.length(1);
  });

  describe('that are refreshed', () => {
    const { minute } = limits;
    before(() => (limits.minute = 40));
    after(() => (limits.minute = minute));

    const names = (calendar: ParvisEventCalendar) =>
      [...calendar.shadowRoot!.querySelectorAll('[data-key]')].map(
        (one) => one.getAttribute('aria-label')!.split(',')[0],
      );

    /** Two pages of one month; what is said of the first, and whether the second one fails, is up to the test. */
    function changing() {
      const state = { first: '24', fails: false, reads: 0, further: 0, gate: Promise.resolve() };
      const source: Source<CalendarEvent> = {
        read: async ({ cursor }) => {
          if (cursor) state.further++;
          else state.reads++;
          if (cursor) await state.gate;
          if (cursor && state.fails) throw new Error('down');
          const day = cursor ? '26' : state.first;
          const title = cursor ? 'Last' : `First ${day}`;
          const of = { uid: cursor ?? '0', title, start: `2026-11-${day}`, end: undefined, allDay: true, zone: null };
          return { items: [event(of)], next: cursor ? undefined : '1', skipped: 0 };
        },
      };
      return { state, source };
    }

    it('are all there meanwhile, and after it', async () => {
      const { state, source } = changing();
      const calendar = await open(source);
      await appears(calendar, '[aria-label^="Last"]');
      calendar.refresh = 1;
      // That the page asks for another rhythm is a reading too.
      await until(() => state.reads > 2, 'no refresh comes');
      let release!: () => void;
      const gate = new Promise<void>((resolve) => (release = resolve));
      const { further } = state;
      Object.assign(state, { first: '25', gate });
      await until(() => state.further > further, 'the second page is not asked for');
      await calendar.updateComplete;
      expect(names(calendar)).to.deep.equal(['First 24', 'Last']);
      release();
      await appears(calendar, '[aria-label^="First 25"]');
      expect(names(calendar)).to.deep.equal(['First 25', 'Last']);
    });

    it('stay as they were where they cannot be read again, and no more than they', async () => {
      const { state, source } = changing();
      const calendar = await open(source);
      await appears(calendar, '[aria-label^="Last"]');
      Object.assign(state, { first: '25', fails: true });
      calendar.reload();
      await appears(calendar, '[aria-label^="First 25"]');
      await calendar.loadComplete;
      await calendar.updateComplete;
      expect(names(calendar)).to.deep.equal(['First 25', 'Last']);
    });

    it('are asked again where they had failed', async () => {
      const { state, source } = changing();
      state.fails = true;
      const calendar = await open(source);
      await appears(calendar, '.notice');
      state.fails = false;
      calendar.refresh = 1;
      await appears(calendar, '[aria-label^="Last"]');
      expect(names(calendar)).to.deep.equal(['First 24', 'Last']);
    });
  });
});
