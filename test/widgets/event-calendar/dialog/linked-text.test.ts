import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { linkedText } from '../../../../src/widgets/event-calendar/dialog/linked-text.js';

/** `[words|address]` for each link, `¶` between paragraphs. */
function drawn(text: string): string {
  const place = document.createElement('div');
  render(linkedText(text, 'https://ville.fr/agenda.ics'), place);
  for (const link of place.querySelectorAll('a')) link.replaceWith(`[${link.textContent}|${link.href}]`);
  return [...place.querySelectorAll('p')].map(({ textContent }) => textContent).join('¶');
}

describe('plain text of an event', () => {
  for (const [what, text, expected] of [
    ['paragraphs', 'Un\n\nDeux\ndeux bis\r\n\r\n\r\nTrois', 'Un¶Deux\ndeux bis¶Trois'],
    [
      'an address',
      'Voir https://ville.fr/a?b=1&c=2#d ici',
      'Voir [https://ville.fr/a?b=1&c=2#d|https://ville.fr/a?b=1&c=2#d] ici',
    ],
    [
      'the end of a sentence is no part of it',
      'Voir https://ville.fr/a.',
      'Voir [https://ville.fr/a|https://ville.fr/a].',
    ],
    ['nor a bracket around it', '(https://ville.fr/a)', '([https://ville.fr/a|https://ville.fr/a])'],
    [
      'but one of its own is',
      'https://fr.wikipedia.org/wiki/A_(B).',
      '[https://fr.wikipedia.org/wiki/A_(B)|https://fr.wikipedia.org/wiki/A_(B)].',
    ],
    ['an address of the mail', 'Écrire à mairie@ville.fr.', 'Écrire à [mairie@ville.fr|mailto:mairie@ville.fr].'],
    ['no other scheme', 'javascript:alert(1) data:text/html,x', 'javascript:alert(1) data:text/html,x'],
    ['credentials are taken out', 'https://a:b@ville.fr/', '[https://a:b@ville.fr/|https://ville.fr/]'],
    ['markup stays text', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['nothing', '  \n\n ', ''],
  ] as const) {
    it(what, () => expect(drawn(text)).to.equal(expected));
  }

  // Found by the browser, it takes the square of the number of links: a minute for these.
  it('has a direction that is found once, however many links there are', function () {
    this.timeout(20_000);
    const place = document.createElement('div');
    document.body.append(place);
    const links = Array.from({ length: 16_000 }, (_, at) => `${at}: a@ville.fr`).join(' ');
    render(linkedText(`سوق ${links}\n\n${links}\n\n12`, 'https://ville.fr/'), place);
    expect([...place.querySelectorAll('p')].map(({ dir }) => dir)).to.deep.equal(['rtl', 'ltr', '']);
    place.remove();
  });
});
