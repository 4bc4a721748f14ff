import { expect } from '@open-wc/testing';
import { controlStyles } from '../../src/theme/control.styles.js';
import { filterStyles } from '../../src/theme/filter.styles.js';
import { hostStyles } from '../../src/theme/host.styles.js';
import { wear } from '../../src/theme/wear.js';
import { emulate, keys } from '../support/commands.js';

describe('the field of a filter', () => {
  it('is no wider than its column, however large the letters', () => {
    const column = document.createElement('div');
    Object.assign(column.style, { inlineSize: '240px', fontSize: '32px' });
    document.body.prepend(column);
    const host = column.appendChild(document.createElement('div'));
    const root = host.attachShadow({ mode: 'open' });
    for (const styles of [hostStyles, controlStyles, filterStyles]) wear(root, styles);
    for (const kind of ['period', 'status']) {
      const label = document.createElement('label');
      label.className = kind;
      const select = document.createElement('select');
      select.add(new Option('Toutes les dates que voici'));
      label.append(
        document.createElement('span'),
        Object.assign(document.createElement('span'), { className: 'select' }),
      );
      label.lastElementChild!.append(select);
      const filters = Object.assign(document.createElement('div'), { className: 'filters' });
      filters.append(label);
      root.append(filters);
      expect(select.getBoundingClientRect().width, kind).to.be.at.most(240);
    }
    column.remove();
  });
});

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
    const filters = root.appendChild(Object.assign(document.createElement('div'), { className: 'filters' }));
    const [before, pressed] = [0, 1].map(() => filters.appendChild(document.createElement('button')));
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
