import { expect } from '@open-wc/testing';
import '../../../../src/widgets/document-list/define.js';
import type { ParvisDocumentList } from '../../../../src/widgets/document-list/document-list.js';
import { documentStates, type DocumentStateName } from '../../../../stories/support/document-states.js';
import { documentList, reachDocuments } from '../../../../stories/support/draw-documents.js';
import { emulate, printed, viewport, type Media } from '../../../support/commands.js';

let page: HTMLElement;

/** A list alone in its page, in a state in which the sheet of a document is open. */
async function opened(state: DocumentStateName): Promise<ParvisDocumentList> {
  const list = documentList(documentStates[state].args('fr'));
  page.append(list);
  await reachDocuments(list, documentStates[state]);
  return list;
}
const inside = (list: ParvisDocumentList, selector: string) => [
  ...list.shadowRoot!.querySelectorAll<HTMLElement>(`dialog ${selector}`),
];
const words = (node: Element | undefined) => node?.textContent.replace(/[\s\u00a0\u202f]+/g, ' ').trim();

/** What the engine draws by these media; nothing where it has none. */
async function drawnBy(media: Media, look: () => void): Promise<void> {
  if (!(await emulate(media))) return;
  if (media.media === 'print') dispatchEvent(new Event('beforeprint'));
  look();
}

describe('the sheet of a document', function () {
  this.timeout(30_000);
  beforeEach(async () => {
    await viewport(800, 600);
    document.documentElement.lang = 'fr';
    page = document.body.appendChild(document.createElement('main'));
  });
  afterEach(async () => {
    dispatchEvent(new Event('afterprint'));
    await emulate();
    page.remove();
  });

  it('goes to paper in its whole width and length, with its address, its versions and what changed', async () => {
    const list = await opened('compare');
    const [dialog] = [...list.shadowRoot!.querySelectorAll('dialog')] as [HTMLDialogElement];
    await drawnBy({ media: 'print' }, () => {
      const width = list.getBoundingClientRect().width;
      expect(dialog.getBoundingClientRect().width, 'its width').to.be.closeTo(width, 1);
      for (const box of [dialog, ...inside(list, ':is(pre, .diff)')])
        expect(box.scrollHeight - box.clientHeight, `${box.tagName} is cut`).to.be.at.most(1);
      const shown = (selector: string) => inside(list, selector).filter((one) => one.checkVisibility());
      expect(words(shown('.paper')[0])).to.match(/^https:\/\/ville\.example\/documents\/.+\.md$/);
      expect(shown('.versions li').map((one) => words(one.querySelector('.name')!))).to.deep.equal([
        'version 3',
        'version 2',
        'version 1',
      ]);
      expect(shown('.diff .line').length).to.be.above(4);
      expect(shown('button').map(words), 'what nobody can press').to.deep.equal([]);
    });
  });

  it('leaves what the keyboard sees off the paper, and keeps a heading with what it heads', async () => {
    const list = await opened('compare');
    const heading = inside(list, '.section:focus-visible')[0]!;
    expect(getComputedStyle(heading).outlineStyle, 'on the screen').to.equal('solid');
    await drawnBy({ media: 'print' }, () => {
      const { outlineStyle, breakAfter } = getComputedStyle(heading);
      expect([outlineStyle, breakAfter]).to.deep.equal(['none', 'avoid']);
      expect(getComputedStyle(heading.nextElementSibling!).breakAfter, 'the sum of it').to.equal('avoid');
    });
  });

  it('heads a long table on each of its sheets, and cuts no row in two', async () => {
    const list = await opened('sheet-table');
    await drawnBy({ media: 'print' }, () => {
      const { display, position } = getComputedStyle(inside(list, 'thead')[0]!);
      expect([display, position]).to.deep.equal(['table-header-group', 'static']);
      expect(getComputedStyle(inside(list, 'tbody tr')[0]!).breakInside).to.equal('avoid');
    });
    await emulate();
    const sheets = await printed('sheet-table');
    // Two hundred rows.
    if (sheets) expect(sheets.length).to.be.within(5, 9);
  });

  it('says without its own colours which version is open, and what was added and removed', async () => {
    const list = await opened('compare');
    await drawnBy({ forcedColors: 'active', colorScheme: 'dark' }, () => {
      const style = (selector: string) => getComputedStyle(inside(list, selector)[0]!);
      const [current] = inside(list, '.versions li[aria-current]');
      expect(words(current)).to.match(/^version 3 actuelle /);
      expect(style('.versions li[aria-current]').borderInlineStartWidth).to.equal('3px');
      expect(new Set(inside(list, '.line.added .mark').map(words))).to.deep.equal(new Set(['+']));
      expect(new Set(inside(list, '.line.removed .mark').map(words))).to.deep.equal(new Set(['−']));
      expect(style('.line.added mark').textDecorationLine).to.equal('underline');
      expect(style('.line.removed del').textDecorationLine).to.include('line-through');
      // Else it would have the black of a highlighter on the ground of the reader.
      expect(style('.line mark').color).to.equal(style('.line.added').color);
      for (const selector of ['.diff', '.does button', '.act', '.close'])
        expect(style(selector).borderBlockEndStyle, selector).to.equal('solid');
    });
  });
});
