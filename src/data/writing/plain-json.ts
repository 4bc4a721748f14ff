/**
 * Plain data as JSON, whatever a library of the page has put on the prototypes: `JSON.stringify` asks each object and
 * each list for `toJSON`, and old ones answer with a text.
 *
 * @throws {TypeError} for what is no plain data, or goes round in circles.
 */
export function plainJson(value: unknown, depth = 0): string {
  if (depth > 100) throw new TypeError('Too deep, or a circle: this is no plain data.');
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return JSON.stringify(value);
  if (typeof value !== 'object') throw new TypeError(`A ${typeof value} is no plain data.`);
  const parts: string[] = [];
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++)
      parts.push(value[at] === undefined ? 'null' : plainJson(value[at], depth + 1));
    return `[${parts.join()}]`;
  }
  for (const name of Object.keys(value)) {
    const one = (value as Record<string, unknown>)[name];
    if (one !== undefined) parts.push(`${JSON.stringify(name)}:${plainJson(one, depth + 1)}`);
  }
  return `{${parts.join()}}`;
}
