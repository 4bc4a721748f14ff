import { expect } from '@open-wc/testing';
import '../../../src/define.js';
import { SourceError } from '../../../src/data/source-error.js';
import { ShownRows } from '../../../src/ui/list/shown-rows.js';
import { appears, until } from '../../../stories/support/appears.js';

describe('ShownRows', () => {
  it('begins with what the page says, and adds as much at each press', () => {
    const shown = [
      { max: 3, more: true },
      { max: 0, more: true },
      { max: 0, more: false },
    ].map((list) => {
      const rows = new ShownRows(list, 10);
      const before = rows.count;
      rows.add();
      return [before, rows.count];
    });
    expect(shown).to.deep.equal([
      [3, 6],
      [10, 20],
      [Infinity, Infinity],
    ]);
  });

  it('owes what a press asked for and did not bring, and counts that press once', () => {
    const rows = new ShownRows({ max: 3, more: true }, 10);
    rows.add()();
    rows.add();
    expect(rows.count).to.equal(6);
    rows.add();
    expect(rows.count).to.equal(9);
  });

  it('owes nothing once the list begins anew, whenever the page failed', () => {
    const rows = new ShownRows({ max: 3, more: true }, 10);
    rows.add()();
    rows.reset();
    const late = rows.add();
    rows.reset();
    late();
    rows.add();
    expect(rows.count).to.equal(6);
  });
});

const items = {
  'parvis-news-feed': (n: number) => ({ id: `${n}`, title: `Nouvelle ${n}` }),
  'parvis-document-list': (n: number) => ({ name: `${n} texte.pdf`, url: `/${n}.pdf`, folder: false }),
  'parvis-idea-box': (n: number) => ({ id: `${n}`, title: `Idée ${n}` }),
} as const;

describe('the button that shows more', () => {
  for (const tag of Object.keys(items) as (keyof typeof items)[])
    it(`of <${tag}> shows more of what a search has left, though a further page failed before`, async () => {
      const widget = document.createElement(tag);
      widget.addEventListener('parvis-error', (event) => event.preventDefault());
      const read = async ({ cursor }: { readonly cursor?: string }) => {
        if (cursor) throw new SourceError('missing', 'answered 404', { status: 404 });
        return { items: [1, 2, 3].map((n) => items[tag](n)), skipped: 0, next: 'b' };
      };
      Object.assign(widget, { lang: 'fr', more: true, search: true, max: 2, sources: [{ read }] });
      document.body.prepend(widget);
      const rows = () => widget.shadowRoot!.querySelectorAll('.list [part~=item]').length;
      const press = () => widget.shadowRoot!.querySelector<HTMLElement>('[part=more]')!.click();
      await appears(widget, '[part=more]');
      press();
      await appears(widget, '[part=notice]');
      const field = widget.shadowRoot!.querySelector<HTMLInputElement>('.filters input')!;
      field.value = 'e';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await until(() => rows() === 2, `${rows()}`);
      press();
      await until(() => rows() === 3, `${rows()}`);
      widget.remove();
    });
});
