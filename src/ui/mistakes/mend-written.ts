import type { ReactiveControllerHost } from 'lit';

/**
 * An attribute that was taken away, and what a program has set to nothing (`null`, `undefined`), are as if nothing were
 * written: the rest of a widget finds words in every property that holds words.
 */
export function mendWritten(widget: ReactiveControllerHost, names: readonly string[]): void {
  const written = widget as unknown as Record<string, unknown>;
  const mend = () => names.forEach((name) => (written[name] ??= ''));
  mend();
  widget.addController({ hostUpdate: mend });
}
