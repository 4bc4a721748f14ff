/** More than most articles have. What takes the square of their number is no longer quick. */
const MANY_TAGS = 2000;

export const hasManyTags = (markup: string): boolean => markup.split('<', MANY_TAGS + 2).length > MANY_TAGS + 1;

const SLOW = /<(\/?)(option|picture|fieldset|bdi)(?=[\t\n\f\r />])/gi;
const FASTER = new Map([
  ['option', 'br'],
  ['/option', '/wbr'],
  ['fieldset', 'div'],
  ['/fieldset', '/div'],
  ['bdi', 'span'],
  ['/bdi', '/span'],
  // No element at all: its content stays.
  ['picture', 'pictures'],
  ['/picture', '/pictures'],
]);

/**
 * HTML without the elements that look through all that stands in them whenever anything comes in: thousands in one take
 * browsers a minute. What stands for each leaves its words where they are; what a source isolates (`bdi`) goes in a long
 * text only, for none of the others is ever shown.
 */
export function withoutSlowElements(html: string): string {
  const long = hasManyTags(html);
  return html.replace(SLOW, (tag, end: string, name: string) =>
    long || !/bdi/i.test(name) ? `<${FASTER.get((end + name).toLowerCase())}` : tag,
  );
}
