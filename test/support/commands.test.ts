import { expect } from '@open-wc/testing';
import { emulate, keys, viewport } from './commands.js';

describe('the runner', () => {
  it('is in a zone far from UTC and from Paris', () => {
    expect(new Date(2026, 0, 1).getTimezoneOffset()).to.equal(210);
  });

  it('presses keys alone, together, held and typed', async () => {
    const link = Object.assign(document.createElement('a'), { href: '#x', textContent: 'x' });
    const field = document.createElement('textarea');
    document.body.append(link, field);
    const seen: string[] = [];
    field.addEventListener('keydown', ({ key, ctrlKey, shiftKey }) =>
      seen.push(`${ctrlKey ? 'Control+' : ''}${shiftKey ? 'Shift+' : ''}${key}`),
    );
    field.focus();
    await keys('Control+Home');
    await keys('Control+End');
    await keys({ type: 'aB' });
    await keys('PageDown');
    await keys({ down: 'Shift' });
    await keys('Enter');
    await keys({ up: 'Shift' });
    await keys('Shift+Tab');
    expect(seen).to.include.members(['Control+Home', 'Control+End', 'a', 'PageDown', 'Shift+Enter']);
    expect(field.value).to.equal('aB\n');
    // The name of this key is not looked at: WebKitGTK gives it none.
    expect(document.activeElement).to.equal(link);
    link.remove();
    field.remove();
  });

  it('presses keys that are heard after the focus has left the page by its last control', async () => {
    const button = document.createElement('button');
    document.body.append(button);
    let pressed = 0;
    button.addEventListener('click', () => pressed++);
    button.focus();
    await keys('Tab');
    await keys('Tab');
    button.focus();
    await keys('Enter');
    expect(pressed).to.equal(1);
    button.remove();
  });

  it('sets the inner size of the page, down to a phone', async () => {
    await viewport(320, 700);
    expect([innerWidth, innerHeight]).to.deep.equal([320, 700]);
    await viewport(1200, 600);
    expect([innerWidth, innerHeight]).to.deep.equal([1200, 600]);
  });

  it('emulates media, or says that it cannot', async () => {
    for (const [media, query] of [
      [{ colorScheme: 'dark' }, '(prefers-color-scheme: dark)'],
      [{ reducedMotion: 'reduce' }, '(prefers-reduced-motion: reduce)'],
      [{ forcedColors: 'active' }, '(forced-colors: active)'],
      [{ media: 'print' }, 'print'],
    ] as const) {
      expect(await emulate(media)).to.equal(matchMedia(query).matches);
    }
    expect(await emulate()).to.equal(true);
    expect(matchMedia('print').matches).to.equal(false);
  });
});
