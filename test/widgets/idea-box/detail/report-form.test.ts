import { expect } from '@open-wc/testing';
import '../../../../src/widgets/idea-box/define.js';
import { SourceError } from '../../../../src/data/source-error.js';
import { WriteError } from '../../../../src/data/writing/write-error.js';
import type { IdeaBackend } from '../../../../src/widgets/idea-box/backends/idea-backend.js';
import type { ParvisIdeaBox } from '../../../../src/widgets/idea-box/idea-box.js';
import { appears } from '../../../../stories/support/appears.js';
import { gives } from '../../../../stories/support/idea-states.js';

const clean = (text: string | null | undefined) => (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const one = (box: ParvisIdeaBox, selector: string) => box.shadowRoot!.querySelector<HTMLElement>(selector);
const heard = () => clean(document.querySelector('html > [role=status]')?.textContent);

/** Ends once it is so. */
async function until(is: () => boolean): Promise<void> {
  while (!is()) await new Promise((resolve) => requestAnimationFrame(resolve));
}

const REPORTED = 'Merci, la modération va la relire.';
const REFUSED = 'Le serveur n’a pas pris ce signalement.';
const WAITS = 'Pas encore envoyé : cela partira dès que le réseau le permettra.';

describe('a report in <parvis-idea-box>', function () {
  this.timeout(15_000);
  beforeEach(() => {
    document.documentElement.lang = 'fr';
  });
  afterEach(() => {
    document.querySelector('parvis-idea-box')?.remove();
    localStorage.clear();
    history.replaceState(null, '', location.pathname + location.search);
  });

  /** A box whose second idea is open, with the form of a report, filled in. */
  async function reporting(report: IdeaBackend['report']): Promise<ParvisIdeaBox> {
    const box = Object.assign(document.createElement('parvis-idea-box'), {
      sources: [gives('fr', {}, {}, { report })],
    });
    document.body.prepend(box);
    await appears(box, '.row');
    box.shadowRoot!.querySelectorAll<HTMLElement>('.row [part=link]')[1]!.click();
    (await appears(box, '.report')).click();
    ((await appears(box, '#report-reason')) as HTMLSelectElement).value = 'spam';
    return box;
  }
  const send = (box: ParvisIdeaBox) => one(box, 'form:has(#report-reason) .send button')!.click();

  it('is said to be sent once the server has taken it, and sent once', async () => {
    let take = () => {};
    let times = 0;
    const taken = new Promise<void>((resolve) => (take = resolve));
    const box = await reporting(async () => {
      times++;
      await taken;
    });
    send(box);
    await until(() => times > 0);
    send(box);
    expect(heard()).not.to.equal(REPORTED);
    take();
    await until(() => heard() === REPORTED);
    await until(() => clean(one(box, '.report-said')?.textContent) === REPORTED);
    expect([times, one(box, '#report-reason')]).to.deep.equal([1, null]);
    await until(() => !!box.shadowRoot!.activeElement?.matches('.view-heading'));
  });

  it('stays in its form where the server refuses it, which is said there and spoken', async () => {
    let refuses = true;
    const box = await reporting(async () => {
      if (refuses) throw new WriteError('refused', 'no', { status: 403 });
    });
    send(box);
    await until(() => clean(one(box, '#report-wrong')?.textContent) === REFUSED);
    const field = one(box, '#report-reason') as HTMLSelectElement;
    await until(() => box.shadowRoot!.activeElement === field);
    expect([field.value, field.getAttribute('aria-invalid'), one(box, '.writes')]).to.deep.equal([
      'spam',
      'true',
      null,
    ]);
    await expect(box).to.be.accessible();
    refuses = false;
    send(box);
    await until(() => clean(one(box, '.report-said')?.textContent) === REPORTED);
  });

  it('is said to wait for the network, and to have left once it has', async () => {
    let away = true;
    const box = await reporting(async () => {
      if (away) throw new SourceError('network', 'no');
    });
    send(box);
    await until(() => clean(one(box, '.report-said')?.textContent) === WAITS && heard() === WAITS);
    away = false;
    dispatchEvent(new Event('online'));
    await until(() => heard() === REPORTED && clean(one(box, '.report-said')?.textContent) === REPORTED);
  });

  it('that was given up while it waited can be made anew', async () => {
    const box = await reporting(async () => {
      throw new SourceError('network', 'no');
    });
    send(box);
    (await appears(box, '.writes button')).click();
    await appears(box, '.report');
    expect(one(box, '.report-said')).to.equal(null);
  });

  it('of one idea is not told under another one, which was opened meanwhile', async () => {
    let take = () => {};
    const taken = new Promise<void>((resolve) => (take = resolve));
    const box = await reporting(async () => taken);
    send(box);
    one(box, '.back button')!.click();
    (await appears(box, '.row:nth-child(3) [part=link]')).click();
    await appears(box, '.report');
    take();
    await until(() => heard() === REPORTED);
    await box.updateComplete;
    expect([!!one(box, '.report'), one(box, '.report-said')]).to.deep.equal([true, null]);
  });
});
