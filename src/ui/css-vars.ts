import { noChange } from 'lit';
import { Directive, directive, type AttributePart, type ElementPart } from 'lit/directive.js';

/** Functions of colours, which may stand in each other. */
const COLOR = '(?:(?:rgb|hsl|hwb|(?:ok)?l(?:ab|ch))a?|color(?:-mix)?|light-dark|calc|var)\\(';
/** A name, a number, a colour: nothing that a style sheet would ask the network for (`url()`, `image-set()`). */
const PLAIN = new RegExp(`^(?:[#\\w.%-]+|(?=${COLOR})(?:[#\\w\\s.,%/+*)-]|\\b${COLOR})+)$`, 'i');

class CssVars extends Directive {
  #set = new Map<string, string>();

  override render(_vars: Readonly<Record<`--${string}`, string | undefined>>): unknown {
    return noChange;
  }

  override update(part: AttributePart | ElementPart, [vars]: Parameters<this['render']>): unknown {
    const { style } = part.element as HTMLElement;
    const now = new Map<string, string>();
    for (const [name, value] of Object.entries(vars)) if (value && PLAIN.test(value)) now.set(name, value);
    for (const name of this.#set.keys()) if (!now.has(name)) style.removeProperty(name);
    // What stays is not written again: it would cost the style of all that is inside.
    for (const [name, value] of now) if (this.#set.get(name) !== value) style.setProperty(name, value);
    this.#set = now;
    return noChange;
  }
}

/**
 * Hands values of the data (the colour of a source, a position) to the style sheet as custom properties of one element.
 * Any other value is as if absent. It writes through the CSS object model, which a strict policy allows, and never as a `style` attribute.
 */
export const cssVars = directive(CssVars);
