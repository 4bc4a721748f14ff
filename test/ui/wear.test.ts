import { expect, fixture, html } from '@open-wc/testing';
import { css } from 'lit';
import { wear } from '../../src/theme/wear.js';

describe('a style that comes later', () => {
  it('is put on after the others, once', async () => {
    const host = await fixture(html`<div></div>`);
    const root = host.attachShadow({ mode: 'open' });
    const first = css`
      p {
        color: rgb(1, 2, 3);
        margin: 7px;
      }
    `;
    const second = css`
      p {
        color: rgb(4, 5, 6);
      }
    `;
    root.append(document.createElement('p'));
    wear(root, first);
    wear(root, second);
    wear(root, first);
    wear(root, second);
    const { color, marginTop } = getComputedStyle(root.querySelector('p')!);
    expect([color, marginTop]).to.deep.equal(['rgb(4, 5, 6)', '7px']);
    expect(root.adoptedStyleSheets.length).to.equal(2);
  });
});
