import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { LoadController } from '../../../data/load-controller.js';
import { giveWay } from '../../../data/reading/give-way.js';
import { pageFetch } from '../../../data/request.js';
import type { DocumentToolMessages } from '../../../i18n/document-tool-messages.js';
import { wear } from '../../../ui/wear.js';
import type { DocumentEntry } from '../document-entry.js';
import type { ParvisDocumentList } from '../document-list.js';
import { sortDocuments } from '../document-order.js';
import { shownTitle } from '../document-row.js';
import { kindIcon } from '../kind-icon.js';
import type { FolderPath, FolderStep } from './folder-path.js';
import { folderTreeStyles } from './folder-tree.styles.js';

/** A folder of the tree, and what is known of it. */
interface Node {
  readonly step: FolderStep;
  readonly steps: readonly FolderStep[];
  readonly parent: Node | undefined;
  open: boolean;
  /** Undefined as long as nobody has looked. */
  children?: readonly Node[];
  loading?: boolean;
}

/** Folders that are drawn at once; the others follow in as many steps as it takes. */
const STEP = 200;

/** The folders as a tree beside the list (ARIA Authoring Practices, "Tree View"): one tab stop, arrows, letters. */
export class FolderTree implements ReactiveController {
  readonly #list: ParvisDocumentList;
  readonly #documents: LoadController<DocumentEntry>;
  readonly #path: FolderPath;
  #roots: readonly Node[] = [];
  #rootsOf = '';
  #lang = 'fr';
  /** The node that is reached by the tab key. */
  #current?: Node;
  #focus = false;
  #left = new AbortController();
  #typed = '';
  #typing?: ReturnType<typeof setTimeout>;

  constructor(list: ParvisDocumentList, documents: LoadController<DocumentEntry>, path: FolderPath) {
    this.#list = list;
    this.#documents = documents;
    this.#path = path;
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
  learn(entries: readonly DocumentEntry[], lang: string): void {
    this.#lang = lang;
    const { steps } = this.#path;
    const make = (parent: Node | undefined) =>
      sortDocuments(
        entries.filter(({ folder }) => folder),
        { by: 'name' },
        lang,
      ).map((entry) => this.#node(entry, parent));
    if (!steps.length) {
      const key = JSON.stringify(entries.map(({ url, folder, name }) => folder && [url, name]));
      if (key === this.#rootsOf) return;
      this.#rootsOf = key;
      const before = this.#roots;
      const known = new Map(before.map((node) => [nameOf(node), node]));
      this.#roots = make(undefined).map((node) => known.get(nameOf(node)) ?? node);
      this.#current = this.#roots.includes(this.#current!) ? this.#current : this.#roots[0];
      return;
    }
    const node = this.#at(steps);
    if (node && !node.children) node.children = make(node);
  }

  render(t: DocumentToolMessages): TemplateResult | typeof nothing {
    if (!this.#roots.length) return nothing;
    const { steps } = this.#path;
    const open = this.#at(steps);
    // What leads to the open folder is unfolded once, when the reader comes there.
    if (open && open !== this.#shownAt) for (let node = open.parent; node; node = node.parent) node.open = true;
    if (open && open !== this.#shownAt) this.#current = open;
    this.#shownAt = open;
    const places = new Map(this.#visible.map((node, at) => [node, at]));
    this.#most = Math.max(this.#most, (places.get(this.#current!) ?? 0) + 1);
    return html`<div
      part="tree"
      class="tree screen"
      role="tree"
      aria-label=${t.tree}
      @keydown=${this.#press}
      @click=${this.#point}
    >
      ${this.#branch(this.#roots, 1, open, places)}
    </div>`;
  }

  #shownAt?: Node | undefined;
  /** Number of folders drawn. */
  #most = STEP;
  #drawing = false;

  /** Called when it is on screen. */
  drawn(): void {
    if (!this.#drawing && this.#most < this.#visible.length) void this.#drawMore();
    if (!this.#focus) return;
    this.#focus = false;
    this.#list.shadowRoot!.querySelector<HTMLElement>('.tree [tabindex="0"]')?.focus();
  }

  /** The next folders, once the page has had its turn. */
  async #drawMore(): Promise<void> {
    this.#drawing = true;
    await giveWay();
    this.#drawing = false;
    this.#most += STEP;
    this.#list.requestUpdate();
  }

  /** @param places Of each node that is shown, its number in the order of the eye. */
  #branch(nodes: readonly Node[], level: number, open: Node | undefined, places: ReadonlyMap<Node, number>): unknown {
    const drawn = nodes.filter((node) => places.get(node)! < this.#most);
    return drawn.map(
      (node, at) =>
        html`<div
            class="node"
            aria-label=${shownTitle(node.step.entry)}
            role="treeitem"
            aria-level=${level}
            aria-posinset=${at + 1}
            aria-setsize=${nodes.length}
            aria-expanded=${node.children && !node.children.length ? nothing : node.open}
            aria-selected=${node === open}
            aria-busy=${node.loading ? 'true' : nothing}
            tabindex=${node === this.#current ? 0 : -1}
            data-level=${Math.min(level, 6)}
            data-at=${places.get(node)!}
          >
            <span class="twist" aria-hidden="true"></span>${kindIcon('folder')}<span dir="auto"
              >${shownTitle(node.step.entry)}</span
            >
          </div>
          ${node.open && node.children ? this.#branch(node.children, level + 1, open, places) : nothing}`,
    );
  }

  #node(entry: DocumentEntry, parent: Node | undefined): Node {
    const root = this.#documents.sources[0]?.source;
    const step = this.#path.step(entry, parent?.step, root);
    return { step, steps: [...(parent?.steps ?? []), step], parent, open: false };
  }

  /** The node of a way through the folders. */
  #at(steps: readonly FolderStep[]): Node | undefined {
    let nodes: readonly Node[] | undefined = this.#roots;
    let found: Node | undefined;
    for (const { entry } of steps) {
      found = nodes?.find(({ step }) => step.entry.name === entry.name && step.entry.url === entry.url);
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
    const element = (target as Element).closest<HTMLElement>('[data-at]');
    const node = this.#visible[Number(element?.dataset.at)];
    if (!node) return;
    this.#current = node;
    if ((target as Element).closest('.twist')) void this.#toggle(node, !node.open);
    else this.#path.to(node.steps);
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
    } else if (key === 'Enter' || key === ' ') this.#path.to(node.steps);
    else if (key.length === 1) to = this.#typeAhead(key, visible, at);
    else return;
    event.preventDefault();
    if (to) this.#current = to;
    this.#focus = key !== 'Enter' && key !== ' ';
    this.#list.requestUpdate();
  };

  #typeAhead(key: string, visible: readonly Node[], at: number): Node | undefined {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => (this.#typed = ''), 700);
    this.#typed += key.toLocaleLowerCase();
    const from = this.#typed.length > 1 ? at : at + 1;
    const ordered = [...visible.slice(from), ...visible.slice(0, from)];
    return ordered.find(({ step }) => shownTitle(step.entry).toLocaleLowerCase().startsWith(this.#typed));
  }

  async #toggle(node: Node, open: boolean): Promise<void> {
    node.open = open;
    this.#list.requestUpdate();
    if (!open || node.children || node.loading) return;
    node.loading = true;
    const { settings } = this.#documents;
    const { signal } = this.#left;
    try {
      const { items } = await node.step.source.read({ signal, settings, fetch: settings.fetch ?? pageFetch });
      node.children = sortDocuments(
        items.filter(({ folder }) => folder),
        { by: 'name' },
        this.#lang,
      ).map((entry) => this.#node(entry, node));
    } catch {
      // The folder itself will say why, when it is opened.
      node.open = false;
    }
    node.loading = false;
    this.#list.requestUpdate();
  }
}

const nameOf = ({ step }: Node): string => JSON.stringify([step.entry.url, step.entry.name]);
