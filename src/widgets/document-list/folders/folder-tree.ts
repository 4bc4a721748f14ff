import { shallowArrayEquals } from '@lit/task';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { LoadController } from '../../../data/load-controller.js';
import type { LoadedSource } from '../../../data/loading/loaded-source.js';
import { pageFetch } from '../../../data/request.js';
import { whileReaderStays } from '../../../data/same-reader.js';
import type { DocumentToolMessages } from '../../../i18n/documents/document-tool-messages.js';
import { LongList } from '../../../ui/list/long-list.js';
import { redraw } from '../../../ui/list/redraw.js';
import { wear } from '../../../theme/wear.js';
import type { DocumentEntry } from '../document-entry.js';
import { FolderOpenEvent } from '../document-events.js';
import type { DocumentHost } from '../document-host.js';
import { sortDocuments } from '../order/document-order.js';
import { shownTitle } from '../rows/document-row.js';
import { kindIcon } from '../rows/kind-icon.js';
import { rankTitles } from '../order/rank-titles.js';
import type { FolderPath, FolderStep } from './folder-path.js';
import { folderTreeStyles } from './folder-tree.styles.js';

/** A folder of the tree, and what is known of it. */
interface Node {
  entry: DocumentEntry;
  readonly parent: Node | undefined;
  /** What was read where it is listed first, for its source. */
  from: readonly LoadedSource<DocumentEntry>[];
  /** Made once somebody looks into it: thousands of sources at once would be felt. */
  step?: FolderStep;
  open: boolean;
  /** Undefined as long as nobody has looked. */
  children?: readonly Node[];
  loading?: boolean;
  /** How it was drawn last. */
  drawn?: Branch;
  readonly id: number;
}

/** A node as it is drawn. */
interface Branch {
  readonly node: Node;
  readonly entry: DocumentEntry;
  readonly level: number;
  readonly place: number;
  readonly size: number;
  /** Undefined where nothing is inside. */
  readonly open: boolean | undefined;
  readonly loading: boolean;
  readonly selected: boolean;
}

/** Folders from which on putting them in order is felt. */
const LONG = 500;

/** The folders as a tree beside the list (ARIA Authoring Practices, "Tree View"): one tab stop, arrows, letters. */
export class FolderTree implements ReactiveController {
  readonly #list: DocumentHost;
  readonly #documents: LoadController<DocumentEntry>;
  readonly #path: FolderPath;
  #roots: readonly Node[] = [];
  /** What was learnt of a folder last; of the first one under the tree itself. */
  #learnt = new WeakMap<object, readonly DocumentEntry[]>();
  /** For whom. */
  #reader: readonly unknown[] = [];
  #lang = 'fr';
  /** The node that is reached by the tab key. */
  #current?: Node;
  #focus = false;
  readonly #rows = new LongList<Branch>();
  /** The nodes of the rows. */
  readonly #nodes = new WeakMap<Element, Node>();
  #count = 0;
  #left = new AbortController();
  #typed = '';
  #typing?: ReturnType<typeof setTimeout>;

  constructor(list: DocumentHost, documents: LoadController<DocumentEntry>, path: FolderPath) {
    this.#list = list;
    this.#documents = documents;
    this.#path = path;
    this.#rows.redraw = redraw;
    wear(list.shadowRoot!, folderTreeStyles);
    list.addController(this);
  }

  hostConnected(): void {
    this.#left = new AbortController();
  }

  hostDisconnected(): void {
    this.#left.abort();
  }

  /** Learns what the open folder holds: what is listed need not be asked again. */
  learn(sources: readonly LoadedSource<DocumentEntry>[], lang: string): void {
    this.#lang = lang;
    this.#keepReader();
    const { steps } = this.#path;
    const node = this.#at(steps);
    const entries = sources[0]?.items ?? [];
    if (steps.length ? node && this.#learnt.get(node) !== entries : this.#learnt.get(this) !== entries)
      void this.#hold(node, entries, node?.from ?? sources);
  }

  /** What one reader has seen inside folders is not for the next. */
  #keepReader(): void {
    const { user, token } = this.#documents.settings;
    const { src, type, sources, credentials } = this.#list;
    const stays = whileReaderStays(this.#list, this.#documents);
    const reader = [stays, user, !token, credentials, src, type, sources];
    if (shallowArrayEquals(reader, this.#reader)) return;
    this.#reader = reader;
    this.#roots = [];
    this.#learnt = new WeakMap();
  }

  /** Puts folders under one that is known, or at the first level; those that were there stay as they are. */
  async #hold(
    parent: Node | undefined,
    entries: readonly DocumentEntry[],
    from: readonly LoadedSource<DocumentEntry>[],
  ): Promise<void> {
    const learnt = this.#learnt;
    learnt.set(parent ?? this, entries);
    const folders = entries.filter(({ folder }) => folder);
    const ranks = folders.length < LONG ? undefined : await rankTitles([folders], this.#lang);
    // Others may have come meanwhile, or another reader.
    if (learnt !== this.#learnt || learnt.get(parent ?? this) !== entries) return;
    const known = new Map((parent ? parent.children : this.#roots)?.map((node) => [nameOf(node.entry), node]));
    const nodes = sortDocuments(folders, { by: 'name' }, this.#lang, undefined, ranks).map((entry): Node => {
      const node = known.get(nameOf(entry));
      if (!node) return { entry, parent, from, open: false, id: this.#count++ };
      // It may lead elsewhere now.
      Object.assign(node, { entry, from, step: undefined });
      if (node.children && entry.entries) void this.#hold(node, entry.entries, from);
      return node;
    });
    if (parent) parent.children = nodes;
    else this.#roots = nodes;
    if (!this.#visible.includes(this.#current!)) this.#reach(parent ?? nodes[0]);
    if (ranks) this.#list.requestUpdate();
  }

  render(t: DocumentToolMessages): TemplateResult | typeof nothing {
    if (!this.#roots.length) return nothing;
    const open = this.#at(this.#path.steps);
    // What leads to the open folder is unfolded once, when the reader comes there.
    if (open && open !== this.#shownAt) {
      for (let node = open.parent; node; node = node.parent) node.open = true;
      this.#reach(open);
    }
    this.#shownAt = open;
    return html`<div
      part="tree"
      class="tree screen"
      role="tree"
      aria-label=${t.tree}
      @keydown=${this.#press}
      @click=${this.#point}
    ></div>`;
  }

  #shownAt?: Node | undefined;

  /** Called when it is on screen. */
  drawn(): void {
    const root = this.#list.shadowRoot!;
    const tree = root.querySelector('.tree');
    root.querySelector('.beside')?.classList.toggle('treed', !!tree);
    if (!tree) return;
    const drawing = this.#rows.draw(tree, this.#branch(this.#roots, 1), {
      key: ({ node }) => `${node.id}`,
      dress: (row, branch) => this.#dress(row, branch),
      content: ({ node }) =>
        html`<span class="twist" aria-hidden="true"></span>${kindIcon('folder')}<span dir="auto"
            >${shownTitle(node.entry)}</span
          >`,
      stamp: '',
    });
    if (!this.#focus) return;
    if (this.#rowOf(this.#current)) this.#takeFocus();
    else void drawing.then(() => this.#takeFocus());
  }

  #takeFocus(): void {
    if (!this.#focus) return;
    this.#focus = false;
    this.#rowOf(this.#current)?.focus();
  }

  #rowOf(node: Node | undefined): HTMLElement | undefined {
    const row = node && this.#rows.rows.get(`${node.id}`)?.element;
    return row?.isConnected ? row : undefined;
  }

  /** Makes this node the one that the tab key reaches. */
  #reach(node: Node | undefined): void {
    this.#rowOf(this.#current)?.setAttribute('tabindex', '-1');
    this.#current = node;
    this.#rowOf(node)?.setAttribute('tabindex', '0');
  }

  #dress(row: HTMLElement, { node, level, place, size, open, loading, selected }: Branch): void {
    this.#nodes.set(row, node);
    row.className = 'node';
    row.dataset.level = `${Math.min(level, 6)}`;
    row.tabIndex = node === this.#current ? 0 : -1;
    const said = {
      role: 'treeitem',
      'aria-label': shownTitle(node.entry),
      'aria-level': level,
      'aria-posinset': place,
      'aria-setsize': size,
      'aria-expanded': open,
      'aria-selected': selected,
      'aria-busy': loading || undefined,
    };
    for (const [name, value] of Object.entries(said))
      if (value === undefined) row.removeAttribute(name);
      else row.setAttribute(name, `${value}`);
  }

  /** Nodes and what is unfolded under them, in the order of the eye; those of which nothing changed are the same as before. */
  #branch(nodes: readonly Node[], level: number): readonly Branch[] {
    return nodes.flatMap((node, at) => {
      const branch: Branch = {
        node,
        entry: node.entry,
        level,
        place: at + 1,
        size: nodes.length,
        open: node.children && !node.children.length ? undefined : node.open,
        loading: !!node.loading,
        selected: node === this.#shownAt,
      };
      if (!node.drawn || !shallowArrayEquals(Object.values(branch), Object.values(node.drawn))) node.drawn = branch;
      return [node.drawn, ...(node.open && node.children ? this.#branch(node.children, level + 1) : [])];
    });
  }

  #stepOf(node: Node): FolderStep {
    const { entry, parent, from } = node;
    return (node.step ??= this.#path.step(entry, parent ? this.#stepsTo(parent) : [], from));
  }

  /** The way to a folder, its own step the last. */
  #stepsTo(node: Node): readonly FolderStep[] {
    return [...(node.parent ? this.#stepsTo(node.parent) : []), this.#stepOf(node)];
  }

  /** The node of a way through the folders. */
  #at(steps: readonly FolderStep[]): Node | undefined {
    let nodes: readonly Node[] | undefined = this.#roots;
    let found: Node | undefined;
    for (const { entry } of steps) {
      found = nodes?.find((node) => node.entry.name === entry.name && node.entry.url === entry.url);
      if (!found) return undefined;
      nodes = found.children;
    }
    return found;
  }

  /** The nodes that are shown, in the order of the eye. */
  get #visible(): readonly Node[] {
    const walk = (nodes: readonly Node[]): Node[] =>
      nodes.flatMap((node) => [node, ...(node.open && node.children ? walk(node.children) : [])]);
    return walk(this.#roots);
  }

  /** A press on a node opens its folder; on its sign, only the branch. */
  #point = ({ target }: Event): void => {
    const row = (target as Element).closest('.node');
    const node = row && this.#nodes.get(row);
    if (!node) return;
    this.#reach(node);
    if ((target as Element).closest('.twist')) void this.#toggle(node, !node.open);
    else this.#go(node);
  };

  #press = (event: KeyboardEvent): void => {
    const node = this.#current;
    if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
    const visible = this.#visible;
    const at = visible.indexOf(node);
    const { key } = event;
    const ahead = getComputedStyle(this.#list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = ahead === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    let to: Node | undefined;
    if (key === 'ArrowDown') to = visible[at + 1];
    else if (key === 'ArrowUp') to = visible[at - 1];
    else if (key === 'Home') to = visible[0];
    else if (key === 'End') to = visible.at(-1);
    else if (key === ahead) {
      if (node.open) to = node.children?.[0];
      else void this.#toggle(node, true);
    } else if (key === back) {
      if (node.open) void this.#toggle(node, false);
      else to = node.parent;
    } else if (key === 'Enter' || key === ' ') this.#go(node);
    else if (key.length === 1) to = this.#typeAhead(key, visible, at);
    else return;
    event.preventDefault();
    if (to) this.#reach(to);
    this.#focus = key !== 'Enter' && key !== ' ';
    this.#list.requestUpdate();
  };

  #go(node: Node): void {
    const steps = this.#stepsTo(node);
    const names = steps.map(({ entry }) => entry.name);
    if (this.#list.dispatchEvent(new FolderOpenEvent(node.entry, names))) this.#path.to(steps);
  }

  #typeAhead(key: string, visible: readonly Node[], at: number): Node | undefined {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => (this.#typed = ''), 700);
    this.#typed += key.toLocaleLowerCase();
    const from = this.#typed.length > 1 ? at : at + 1;
    const ordered = [...visible.slice(from), ...visible.slice(0, from)];
    return ordered.find(({ entry }) => shownTitle(entry).toLocaleLowerCase().startsWith(this.#typed));
  }

  async #toggle(node: Node, open: boolean): Promise<void> {
    node.open = open;
    this.#list.requestUpdate();
    if (!open || node.children || node.loading) return;
    node.loading = true;
    const { settings } = this.#documents;
    const { signal } = this.#left;
    try {
      const { source } = this.#stepOf(node);
      const { items } = await source.read({ signal, settings, fetch: settings.fetch ?? pageFetch });
      await this.#hold(node, items, node.from);
    } catch {
      // The folder itself will say why, when it is opened.
      node.open = false;
    }
    node.loading = false;
    this.#list.requestUpdate();
  }
}

const nameOf = ({ url, name }: DocumentEntry): string => `${url} ${name}`;
