import { hasManyTags } from './without-slow-elements.js';

/** Names of tags, and what follows them (HTML, 13.2.5). */
const TAG = /<\/?[a-z][^\t\n\f\r />]*/gi;
const ATTRIBUTE =
  /[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"[^"]*"|'[^']*'|[^\t\n\f\r >"'][^\t\n\f\r >]*)?)?/y;
const SPEAKING = /^(?:on|style$)/i;
const SPEAKING_IN_LONG = /^(?:on|style$|dir[\t\n\f\r ]*(?!=[\t\n\f\r ]*["']?(?:ltr|rtl)\b)(?:=|$))/i;
const TAG_AT_MOST = /<[a-z][^<>]*/gi;
const SPOKEN = /([\s/"'])(?=(?:on\w+|style)\s*=)/gi;
const SPOKEN_IN_LONG = /([\s/"'])(?=(?:on\w+|style)\s*=|dir\s*=(?!\s*["']?(?:ltr|rtl)\b))/gi;
const STYLE = /^(<\/?)style$/i;

/**
 * HTML without what Chromium reports to the policy of the page from an inert document too, before any sanitizer: the
 * attributes that listen and `style` get other names, `<style>` becomes another element of raw text. Nothing is
 * safer for it; a strict page is left in peace. Of a long text, directions that follow from all that is in an element
 * go too: browsers find them again for whatever comes in.
 */
export function quietMarkup(markup: string): string {
  // First as if there were no quotes, since one in a comment hides what comes after it from the reading below.
  const long = hasManyTags(markup);
  const html = markup.replace(TAG_AT_MOST, (tag) => tag.replace(long ? SPOKEN_IN_LONG : SPOKEN, '$1x-'));
  let quiet = '';
  let done = 0;
  const put = (start: number, end: number, text: string) => {
    quiet += html.slice(done, start) + text;
    done = end;
  };
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(html); tag; tag = TAG.exec(html)) {
    if (STYLE.test(tag[0])) put(tag.index, TAG.lastIndex, tag[0].replace(STYLE, '$1noframes'));
    ATTRIBUTE.lastIndex = TAG.lastIndex;
    for (let found = ATTRIBUTE.exec(html); found; found = ATTRIBUTE.exec(html)) {
      TAG.lastIndex = ATTRIBUTE.lastIndex;
      const start = found.index + found[0].indexOf(found[1]!);
      const speaks = long ? SPEAKING_IN_LONG.test(html.slice(start, ATTRIBUTE.lastIndex)) : SPEAKING.test(found[1]!);
      if (speaks) put(start, start, 'x-');
    }
  }
  return quiet + html.slice(done);
}
