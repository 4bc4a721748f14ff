import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { settingsContext, type Settings } from './settings-context.js';

/** Gives a widget what the page says once for all, and updates it when that changes. Works with no settings at all. */
export class SettingsController implements ReactiveController {
  #consumer: ContextConsumer<typeof settingsContext, ReactiveControllerHost & HTMLElement>;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#consumer = new ContextConsumer(host, { context: settingsContext, subscribe: true });
    host.addController(this);
  }

  get value(): Settings {
    return this.#consumer.value ?? {};
  }

  hostConnected(): void {
    document.addEventListener('context-provider', this.#ask);
  }

  hostDisconnected(): void {
    document.removeEventListener('context-provider', this.#ask);
    // Elsewhere other settings speak, or none.
    this.#consumer.value = undefined;
  }

  // Settings that come after the widget: a request that nobody answered is made again. (One that was answered is
  // handed over by its provider.)
  #ask = (event: Event): void => {
    const { context } = event as Event & { context?: unknown };
    if (context === settingsContext && !this.#consumer.value) this.#consumer.hostConnected();
  };
}
