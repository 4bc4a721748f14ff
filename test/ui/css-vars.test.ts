import { expect, fixture, html } from '@open-wc/testing';
import { render } from 'lit';
import { cssVars } from '../../src/ui/css-vars.js';

describe('values handed to the style sheet', () => {
  let root: HTMLElement;
  type Vars = Parameters<typeof cssVars>[0];

  beforeEach(async () => (root = await fixture(html`<div></div>`)));

  const draw = (vars: Vars) => {
    render(html`<p ${cssVars(vars)}></p>`, root);
    return root.querySelector('p')!;
  };
  const value = (name: string) => getComputedStyle(root.querySelector('p')!).getPropertyValue(name).trim();

  it('are custom properties of the element', () => {
    draw({ '--_sign': '#0b6e4f', '--_rows': '5' });
    expect([value('--_sign'), value('--_rows')]).to.deep.equal(['#0b6e4f', '5']);
  });

  it('follow a change, and go when they are no longer given', () => {
    draw({ '--_a': '1', '--_b': '2', '--_c': '3' });
    draw({ '--_a': '4', '--_b': undefined });
    expect([value('--_a'), value('--_b'), value('--_c')]).to.deep.equal(['4', '', '']);
  });

  it('go when what is given next is none', () => {
    draw({ '--_a': 'teal' });
    draw({ '--_a': 'url(https://elsewhere.example/)' });
    expect(value('--_a')).to.equal('');
  });

  it('are written once as long as they stay', () => {
    const { style } = draw({ '--_a': '1', '--_b': '2' });
    const written: string[] = [];
    style.setProperty = (name) => written.push(name);
    style.removeProperty = (name) => `${written.push(name)}`;
    draw({ '--_a': '1', '--_b': '3' });
    expect(written).to.deep.equal(['--_b']);
  });

  it('are nothing where there is nothing', () => {
    expect(draw({ '--_sign': undefined, '--_other': '' }).style.length).to.equal(0);
  });

  it('cannot become another declaration', () => {
    const hostile = 'red; position: fixed; --x: 1} :host { display: none';
    const p = draw({ '--_sign': hostile });
    expect(getComputedStyle(p).position).to.equal('static');
    expect(value('--x')).to.equal('');
    expect(Array.from(p.style).filter((name) => name !== '--_sign')).to.deep.equal([]);
  });

  it('leave what others have put in the style of the element', () => {
    draw({ '--_a': '1' }).style.color = 'red';
    draw({});
    expect(root.querySelector('p')!.style.color).to.equal('red');
  });

  it('takes colours and variables of the page, and nothing that could ask the network', () => {
    const sign = (value: string) => {
      const place = document.createElement('div');
      render(html`<i ${cssVars({ '--_sign': value })}></i>`, place);
      return place.querySelector('i')!.style.getPropertyValue('--_sign');
    };
    for (const value of [
      '#0b6e4f',
      'teal',
      'rgb(1 2 3 / 50%)',
      'oklch(60% 0.1 200)',
      'var(--town-blue)',
      '12.5%',
      'color-mix(in srgb, var(--town-blue) 20%, rgb(0 0 0 / 50%))',
      'color(display-p3 1 0 0)',
    ])
      expect(sign(value)).to.equal(value);
    for (const value of [
      'url(/a.gif)',
      'image-set("/a.gif" 1x)',
      'var(--a, url(/a.gif))',
      'teal url(/a.gif)',
      'color-mix(in srgb, url(/a.gif), red)',
      'color-mix(in srgb, \\75rl(a), red)',
      'rgb(0 0 0) src(a)',
    ])
      expect(sign(value), value).to.equal('');
  });
});
