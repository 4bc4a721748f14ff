/**
 * What parsers of HTML read by rules of its own (13.2.5), where no tag is a tag: comments and what they take for one,
 * and elements of raw text. A document type stays.
 */
const RAW =
  /<!--(?:-?>|[^]*?(?:--!?>|$))|<(script|style|title|textarea|xmp|iframe|noembed|noframes)(?=[\t\n\f\r />])((?:[^<>"']|"[^"<]*"|'[^'<]*'){0,10000})>([^]*?)(?:<\/\1(?=[\t\n\f\r />])[^<>]*>?|$)|<(?:!(?!doctype[^<>]*>)|\?|\/[^a-z>])[^>]*>?/gi;

/**
 * HTML without comments and raw text, so that every tag found in it is one. Of a page, its title and the data in its
 * scripts are read: they stay, and hold no `<` any more.
 */
export function withoutRawText(html: string): string {
  return html.replace(RAW, (_, name: string | undefined, rest: string, inside: string) => {
    // A blank, so that what stood on both sides does not become one tag.
    if (!name) return ' ';
    if (/^title$/i.test(name)) return `<title>${inside.replaceAll('<', '&lt;')}</title>`;
    if (/^script$/i.test(name) && /json/i.test(rest))
      return `<script${rest}>${inside.replaceAll('<', '\\u003c')}</script>`;
    return ' ';
  });
}
