import { expect, fixture, html } from '@open-wc/testing';
import { LongList } from '../../../src/ui/list/long-list.js';
import { redraw } from '../../../src/ui/list/redraw.js';

interface Row {
  readonly id: string;
  readonly text: string;
}

const row = (id: number | string, text = `Ligne ${id}`): Row => ({ id: String(id), text });
const rows = (count: number, from = 0) => Array.from({ length: count }, (_, index) => row(from + index));

describe('a long list', () => {
  let root: HTMLElement;
  let list: LongList<Row>;
  let drawings: string[];

  beforeEach(async () => {
    drawings = [];
    list = new LongList();
    list.redraw = redraw;
    root = await fixture(html`<div></div>`);
  });

  /** Draws; ends when the last row is there. */
  const draw = (items: readonly Row[], stamp = '') =>
    list.draw(root, items, {
      key: ({ id }) => id,
      dress: (element, { id }, index) => {
        element.id = `row-${id}`;
        element.dataset.at = String(index);
      },
      content: ({ id, text }) => {
        drawings.push(id);
        return html`<a href="#${id}">${text}</a>`;
      },
      stamp,
    });

  const all = () => root.querySelectorAll<HTMLElement>(':scope > * > *');
  const shown = () => Array.from(all(), ({ textContent }) => textContent.trim());
  const texts = (items: readonly Row[]) => items.map(({ text }) => text);
  const node = (id: number | string) => root.querySelector<HTMLElement>(`#row-${id}`)!;

  it('has its first screen at once and then all of it, in its order', async () => {
    const items = rows(10_000);
    const drawn = draw(items);
    const first = shown();
    expect(first.length).to.be.within(20, 60);
    expect(first).to.deep.equal(texts(items.slice(0, first.length)));
    await drawn;
    expect(shown()).to.deep.equal(texts(items));
    expect(drawings.length).to.equal(10_000);
  });

  it('fetches what draws more than a first screen, where nobody has brought it', async () => {
    list.redraw = undefined;
    await draw(rows(30));
    expect(shown()).to.deep.equal(texts(rows(30)));
    list.redraw = undefined;
    await draw([row(1), row(0)]);
    expect(shown()).to.deep.equal(['Ligne 1', 'Ligne 0']);
  });

  it('leaves alone what is already as it is asked for', async () => {
    const items = rows(3);
    await draw(items);
    list.redraw = () => Promise.reject(new Error('drawn again'));
    await draw([...items]);
    expect(drawings).to.deep.equal(['0', '1', '2']);
  });

  it('lets the page act between two slices', async () => {
    let turns = 0;
    let over = false;
    const turn = () => {
      turns++;
      if (!over) setTimeout(turn);
    };
    setTimeout(turn);
    await draw(rows(10_000));
    over = true;
    expect(turns).to.be.greaterThan(2);
  });

  it('is short without waiting', () => {
    void draw(rows(3));
    expect(shown()).to.deep.equal(['Ligne 0', 'Ligne 1', 'Ligne 2']);
    void draw([]);
    expect(shown()).to.deep.equal([]);
    void draw(rows(1));
    expect(shown()).to.deep.equal(['Ligne 0']);
  });

  describe('when something comes before it', () => {
    it('keeps the nodes of its rows', async () => {
      const items = rows(100);
      await draw(items);
      const before = items.map(({ id }) => node(id));
      await draw([...rows(3, 1000), ...items]);
      expect(items.map(({ id }) => node(id))).to.deep.equal(before);
      expect(shown().slice(0, 4)).to.deep.equal(['Ligne 1000', 'Ligne 1001', 'Ligne 1002', 'Ligne 0']);
    });

    it('tells every row its new place', async () => {
      const items = rows(100);
      await draw(items);
      await draw([row('new'), ...items]);
      const places = Array.from(all(), ({ dataset }) => Number(dataset.at));
      expect(places).to.deep.equal(Array.from({ length: 101 }, (_, index) => index));
    });

    it('keeps the focus where it was', async () => {
      const items = rows(100);
      await draw(items);
      const link = node(40).querySelector('a')!;
      link.focus();
      await draw([...rows(50, 1000), ...items]);
      expect(document.activeElement).to.equal(link);
    });
  });

  it('keeps nodes and the focus when it is put in another order', async () => {
    const items = rows(100);
    await draw(items);
    const before = new Map(items.map(({ id }) => [id, node(id)]));
    for (const id of [0, 50, 99]) {
      const link = node(id).querySelector('a')!;
      link.focus();
      items.reverse();
      await draw(items);
      expect(document.activeElement).to.equal(link);
      expect(shown()).to.deep.equal(texts(items));
    }
    for (const [id, element] of before) expect(node(id)).to.equal(element);
  });

  it('keeps the focus when other rows go', async () => {
    const items = rows(100);
    await draw(items);
    const link = node(40).querySelector('a')!;
    link.focus();
    await draw(items.filter(({ id }) => Number(id) % 4 === 0));
    expect(document.activeElement).to.equal(link);
    expect(shown().length).to.equal(25);
  });

  it('gives the focus to the row that takes the place of the one that goes', async () => {
    const items = rows(100);
    await draw(items);
    for (const [gone, next] of [
      [40, 41],
      [99, 98],
    ] as const) {
      node(gone).querySelector('a')!.focus();
      await draw(items.filter(({ id }) => id !== String(gone)));
      expect(document.activeElement).to.equal(node(next).querySelector('a'));
      await draw(items);
    }
  });

  it('gives the focus on, also when the drawing that takes its row away is interrupted', async () => {
    const items = rows(3000);
    await draw(items);
    node(2000).querySelector('a')!.focus();
    const without = items.filter(({ id }) => id !== '2000');
    const first = draw(without, 'first');
    await new Promise((resolve) => setTimeout(resolve));
    await Promise.all([first, draw(without, 'second')]);
    expect(document.activeElement === node(2001).querySelector('a')).to.equal(true);
  });

  it('takes no focus that was elsewhere', async () => {
    const items = rows(100);
    await draw(items);
    await draw(items.slice(50));
    expect(document.activeElement).to.equal(document.body);
  });

  it('does not scroll while it moves the row that has the focus', async () => {
    const items = rows(300);
    await draw(items);
    node(200).querySelector('a')!.focus({ preventScroll: true });
    scrollTo(0, 0);
    await draw([...items.slice(100), ...items.slice(0, 100)]);
    expect(scrollY).to.equal(0);
  });

  it('draws again only what has changed', async () => {
    const items = rows(100);
    await draw(items, 'a');
    drawings = [];
    await draw(items.slice(), 'a');
    expect(drawings).to.deep.equal([]);
    await draw(items.with(60, row(60, 'Autre')), 'a');
    expect(drawings).to.deep.equal(['60']);
    expect(shown()[60]).to.equal('Autre');
    drawings = [];
    await draw(items, 'b');
    expect(drawings.length).to.equal(100);
  });

  it('is what was asked last when it is interrupted', async () => {
    const first = draw(rows(10_000));
    const items = rows(500, 5000);
    const second = draw(items);
    await Promise.all([first, second]);
    expect(shown()).to.deep.equal(texts(items));
    const third = draw(rows(10_000));
    await Promise.all([third, draw(rows(2))]);
    expect(shown()).to.deep.equal(['Ligne 0', 'Ligne 1']);
  });

  it('goes on when it is interrupted again and again', async () => {
    const items = rows(3000);
    let last = draw(items);
    for (let count = 0; count < 20; count++) {
      await new Promise((resolve) => setTimeout(resolve));
      last = draw([row(`new ${count}`), ...items]);
    }
    await last;
    expect(shown()).to.deep.equal(['Ligne new 19', ...texts(items)]);
  });

  it('takes back the rows that a filter has let go, as they were', async () => {
    const items = rows(300);
    await draw(items);
    const before = items.map(({ id }) => node(id));
    for (const some of [items.slice(250), items.slice(100, 110), [], items.slice(5, 200)]) {
      await draw(some);
      expect(shown()).to.deep.equal(texts(some));
    }
    const changed = items.map((item, index) => (index === 299 ? row(299, 'Autre') : item));
    await draw(changed);
    expect(shown()).to.deep.equal(texts(changed));
    expect(items.map(({ id }) => node(id))).to.deep.equal(before);
  });

  it('keeps no row of a list that is another', async () => {
    await draw(rows(50));
    const before = node(3);
    await draw(rows(50, 100));
    expect(list.known.size).to.equal(50);
    await draw(rows(50));
    expect(node(3)).not.to.equal(before);
  });

  it('begins anew in another element', async () => {
    await draw(rows(3));
    const other = document.createElement('div');
    root.replaceWith(other);
    root = other;
    await draw(rows(3));
    expect(shown()).to.deep.equal(['Ligne 0', 'Ligne 1', 'Ligne 2']);
  });
});
