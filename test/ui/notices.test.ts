import { expect, fixture } from '@open-wc/testing';
import { SourceError } from '../../src/data/source-error.js';
import { messages as french } from '../../src/i18n/fr-failures.js';
import { cureOf } from '../../src/ui/notices.js';
import type { FailureEvent } from '../../src/ui/widget-events.js';
import '../../src/widgets/event-calendar/define.js';
import '../../src/widgets/news-feed/define.js';
import { badSource } from '../support/bad-source.js';

/** What the page is told of a widget that it holds. */
async function told(markup: string): Promise<FailureEvent> {
  const failure = new Promise<FailureEvent>((resolve) =>
    document.addEventListener(
      'parvis-error',
      (event) => {
        event.preventDefault();
        resolve(event as FailureEvent);
      },
      { once: true },
    ),
  );
  await fixture(markup);
  return failure;
}

describe('the cure of an answer in no known format', () => {
  const page = () => badSource('page').url;
  const calendar = '/demo/data/calendars/bureaux.ics';

  it('sends a calendar to an .ics file, and says where those of Google and Outlook are', async () => {
    const { kind, cure } = await told(`<parvis-event-calendar src="${page()}"></parvis-event-calendar>`);
    expect(kind).to.equal('format');
    expect(cure).to.include('.ics').and.to.include('Google').and.to.include('Outlook').and.not.include('RSS');
  });

  it('sends the news to a feed', async () => {
    const { kind, cure } = await told(`<parvis-news-feed src="${page()}"></parvis-news-feed>`);
    expect(kind).to.equal('format');
    expect(cure).to.include('RSS');
  });

  it('names the other widget to news that were given a calendar', async () => {
    const { kind, cure } = await told(`<parvis-news-feed src="${calendar}"></parvis-news-feed>`);
    expect(kind).to.equal('format');
    expect(cure).to.include('<parvis-event-calendar>');
  });
});

it('the cure of what is read from a file on disk is a site', () => {
  const widget = document.createElement('p');
  for (const [kind, protocol, cure] of [
    ['setup', 'file:', french.onFile],
    ['network', 'file:', french.onFile],
    ['server', 'file:', french.cures.server],
    ['network', 'https:', french.cures.network],
  ] as const) {
    expect(cureOf(new SourceError(kind, 'x'), french, widget, protocol), `${kind} ${protocol}`).to.equal(cure);
  }
});
