import { expect } from '@open-wc/testing';
import { filterStyles } from '../../src/theme/filter.styles.js';
import { hostStyles } from '../../src/theme/host.styles.js';
import { wear } from '../../src/ui/wear.js';
import { emulate, keys } from '../support/commands.js';

describe('a filter that is on, in the colours that its reader forces', () => {
  const host = document.createElement('div');
  after(async () => {
    host.remove();
    await emulate();
  });

  it('has a line within, which the ring of the focus replaces', async () => {
    document.body.prepend(host);
    const root = host.attachShadow({ mode: 'open' });
    wear(root, hostStyles);
    wear(root, filterStyles);
    const [before, pressed] = [0, 1].map(() => root.appendChild(document.createElement('button')));
    pressed!.setAttribute('aria-pressed', 'true');
    pressed!.textContent = 'Culture';
    if (!(await emulate({ forcedColors: 'active', colorScheme: 'dark' }))) return;
    const { outlineStyle, outlineOffset } = getComputedStyle(pressed!);
    expect([outlineStyle, outlineOffset]).to.deep.equal(['solid', '-3px']);
    before!.focus();
    await keys('Tab');
    expect(root.activeElement).to.equal(pressed);
    expect(getComputedStyle(pressed!).outlineOffset).to.equal('2px');
  });
});
