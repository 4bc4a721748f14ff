/**
 * A value as JSON, whatever a script of the page has taught lists and objects to say of themselves: `JSON.stringify` obeys a
 * `toJSON` of `Array.prototype` (Prototype.js has one), and what is sent is then no list any more. Fields without a value are
 * left out.
 */
export function writeJson(value: unknown): string {
  if (Array.isArray(value)) {
    let inside = '';
    for (let at = 0; at < value.length; at++) inside += `${at ? ',' : ''}${writeJson(value[at])}`;
    return `[${inside}]`;
  }
  if (value && typeof value === 'object') {
    let inside = '';
    for (const name of Object.keys(value)) {
      const one = (value as Readonly<Record<string, unknown>>)[name];
      if (one !== undefined) inside += `${inside && ','}${JSON.stringify(name)}:${writeJson(one)}`;
    }
    return `{${inside}}`;
  }
  // A text, a number or a yes: only objects are asked for their `toJSON` (ECMA-262, 25.5.2.2).
  return JSON.stringify(value) ?? 'null';
}
