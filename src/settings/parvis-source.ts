import { ReactiveElement } from 'lit';
import { property } from 'lit/decorators.js';
import { version } from '../version.js';

/**
 * One source inside a widget. It shows nothing: the widget reads it as markup, and follows its changes.
 *
 * @element parvis-source
 */
export class ParvisSource extends ReactiveElement {
  /** Version of Parvis to which this class belongs. */
  static readonly version: string = version;

  /** Address of the source, relative to the page. */
  @property({ reflect: true }) src?: string;
  /** Name shown beside what it gives. */
  @property({ reflect: true }) label?: string;
  /** Colour of its sign, as CSS. */
  @property({ reflect: true }) color?: string;
  /** Name of the format, where detection fails. */
  @property({ reflect: true }) type?: string;

  protected override createRenderRoot(): this {
    return this;
  }
}
