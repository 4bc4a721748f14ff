import { expect } from '@open-wc/testing';
import { html, render, type TemplateResult } from 'lit';
import '../../../../src/widgets/event-calendar/define.js';
import type { LoadEvent } from '../../../../src/ui/load-event.js';
import { appears } from '../../../../stories/support/appears.js';

describe('events that a page has written inside the tag', () => {
  let told: string[];
  const note = ({ type }: Event) => told.push(type);
  beforeEach(() => {
    told = [];
    addEventListener('parvis-error', note);
  });
  afterEach(() => {
    removeEventListener('parvis-error', note);
    document.querySelector('parvis-event-calendar')?.remove();
  });

  async function place(inside: TemplateResult) {
    const calendar = document.createElement('parvis-event-calendar');
    calendar.lang = 'en';
    calendar.date = '2026-11-23';
    calendar.zone = 'Europe/Paris';
    render(inside, calendar);
    const loaded = new Promise<LoadEvent>((resolve) =>
      calendar.addEventListener('parvis-load', (event) => resolve(event), { once: true }),
    );
    document.body.append(calendar);
    const { items } = await loaded;
    await appears(calendar, '[data-key]');
    await calendar.updateComplete;
    const events = [...calendar.shadowRoot!.querySelectorAll('[data-key]')].map((one) =>
      one.getAttribute('aria-label'),
    );
    return { items, events };
  }

  it('are a source of their own, where there is no other', async () => {
    const { items, events } = await place(
      html`<ul>
        <li>
          <time datetime="2026-11-28T19:00">Saturday</time> <a href="/soup">Soup</a>, <span class="place">Square</span>
        </li>
        <li>
          <time datetime="2026-12-05">5</time> to <time datetime="2026-12-06">6 December</time> <a href="/toys">Toys</a>
        </li>
        <li>Nothing with a date</li>
      </ul>`,
    );
    expect(items).to.have.lengthOf(1);
    expect(events.map((name) => name!.replace(/,.*/, '').replace(/\s/g, ' '))).to.deep.equal([
      '7:00 PM Soup',
      'Toys',
      'Toys',
    ]);
    expect(told).to.deep.equal([]);
  });
});
