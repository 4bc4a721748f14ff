import type { ReactiveController } from 'lit';
import { readHash, thisPage, writeHash } from '../../../ui/page/hash-state.js';
import { readStep, writeStep } from '../../../ui/page/history-step.js';
import type { IdeaHost } from '../idea-host.js';
import type { IdeaStep } from './idea-step.js';

const views = ['idea', 'propose', 'follow', 'moderate'] as const;
const LIST: IdeaStep = { view: 'list' };

/**
 * The way through a box: the list, one idea, the form. Each is a step of the browser's history, and has an address where the
 * page wants one (`hash`).
 */
export class IdeaPath implements ReactiveController {
  step: IdeaStep = LIST;
  /** True when the reader has moved, and is to be led to what opens. */
  moved = false;
  /** What the reader has left last. */
  left: IdeaStep = LIST;
  readonly #box: IdeaHost;
  /** What the steps lead through. */
  #src: string;

  constructor(box: IdeaHost) {
    this.#box = box;
    this.#src = box.src;
    this.step = this.#written;
    box.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#restore);
    addEventListener('hashchange', this.#restore);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#restore);
    removeEventListener('hashchange', this.#restore);
  }

  /** Another box has other ideas: no step of the former leads through it. */
  hostUpdate(): void {
    const { src } = this.#box;
    if (this.#src === src) return;
    this.#src = src;
    if (this.step.id === undefined) return;
    this.step = this.left = LIST;
    this.moved = false;
    this.#write(false);
  }

  /** Address at which an idea is found in place. */
  hrefOf(id: string): string {
    return `${thisPage()}#${this.#box.id}:${String(new URLSearchParams({ idea: id }))}`;
  }

  /** Goes there, as the reader asks. */
  go(step: IdeaStep): void {
    this.#move(step);
    this.#write();
    this.#box.release();
  }

  /** What the address, or the step of the history, says. */
  get #written(): IdeaStep {
    const { hash, id } = this.#box;
    if (hash && id) {
      const state = readHash(id);
      const idea = state?.get('idea');
      if (idea) return { view: 'idea', id: idea };
      const view = views.find((one) => one === state?.get('view'));
      return view && view !== 'idea' ? { view } : LIST;
    }
    const state = readStep(this.#box);
    const { view, id: idea, writing } = Object(state) as { view?: unknown; id?: unknown; writing?: unknown };
    const known = views.find((one) => one === view);
    if (!known) return LIST;
    return typeof idea === 'string'
      ? { view: known, id: idea, writing: !!writing }
      : known === 'idea'
        ? LIST
        : { view: known };
  }

  /** @param step False where it takes the place of the step before. */
  #write(step = true): void {
    const { hash, id } = this.#box;
    const { view, id: idea } = this.step;
    if (hash && id) {
      const state = readHash(id) ?? new URLSearchParams();
      state.delete('idea');
      state.delete('view');
      if (idea !== undefined) state.set('idea', idea);
      else if (view !== 'list') state.set('view', view);
      writeHash(id, state, step);
      return;
    }
    writeStep(this.#box, this.step, step);
  }

  readonly #restore = (): void => {
    const wanted = this.#written;
    if (wanted.view === this.step.view && wanted.id === this.step.id) return;
    this.#move(wanted);
    this.#box.requestUpdate();
  };

  #move(step: IdeaStep): void {
    this.moved = true;
    this.left = this.step;
    this.step = step;
  }
}
