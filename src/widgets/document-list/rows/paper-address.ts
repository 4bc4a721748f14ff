/**
 * An address as people read and type it: « été » for `%C3%A9t%C3%A9`. Only letters of the languages of Europe are decoded
 * (U+00C0 to U+017F), which typed from paper give the same bytes again. What could be taken for another sign, turn the text round or
 * break it (other scripts, marks, blanks, controls) stays encoded, and so does what is no UTF-8.
 */
export const paperAddress = (href: string): string =>
  href.replaceAll(/%c[345]%[89ab][\da-f]/gi, (bytes) => {
    const sign = decodeURIComponent(bytes);
    return /[^×÷]/.test(sign) && sign === sign.normalize('NFKC') ? sign : bytes;
  });
