const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** What a text of a source may be made of. What is not here is taken away, its content stays. */
export const KEPT = words(`
  a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure
  h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup
  table tbody td tfoot th thead time tr u ul var wbr`);

/** What becomes something else: landmarks belong to the page, and old words have new ones. */
export const RENAMED: ReadonlyMap<string, string> = new Map([
  ...words('address article aside center dialog fieldset footer header hgroup main marquee nav search section').map(
    (name) => [name, 'div'] as const,
  ),
  ['acronym', 'abbr'],
  ['dir', 'ul'],
  ['menu', 'ul'],
  ['strike', 's'],
  ['tt', 'code'],
]);

/** What becomes a link to itself. */
export const MEDIA = words('audio video');

/** What goes with all that is in it. */
export const DROPPED = words(`
  applet area base basefont bgsound body canvas command datalist embed frame frameset head html iframe keygen link map
  math meta noembed noframes noscript object option optgroup param plaintext script select style svg template title track xmp`);

/** What the sanitizer lets through, for us to judge. */
export const PASSED = [...KEPT, ...RENAMED.keys(), ...MEDIA, 'picture', 'source'];

const number = /^\d{1,4}$/;
const few = /^\d{1,2}$/;
const whole = /^-?\d{1,6}$/;

/** Attributes that stay: on which elements (empty: on all), and with which values. Addresses have rules of their own. */
export const ATTRIBUTES: ReadonlyMap<string, readonly [elements: readonly string[], value: RegExp]> = new Map<
  string,
  [string[], RegExp]
>([
  ['alt', [['img'], /^/]],
  ['colspan', [['td', 'th'], few]],
  ['datetime', [['time', 'del', 'ins'], /^[-+:.,\dTZPWDHMSY ]{2,40}$/i]],
  ['dir', [[], /^(ltr|rtl|auto)$/i]],
  ['height', [['img'], number]],
  ['lang', [[], /^[a-z]{2,3}(-[a-z\d]{1,8})*$/i]],
  ['open', [['details'], /^/]],
  ['reversed', [['ol'], /^/]],
  ['rowspan', [['td', 'th'], few]],
  ['scope', [['th'], /^(row|col)(group)?$/i]],
  ['span', [['col', 'colgroup'], few]],
  ['start', [['ol'], whole]],
  ['title', [[], /\S/]],
  ['type', [['ol'], /^[1aAiI]$/]],
  ['value', [['li'], whole]],
  ['width', [['img'], number]],
]);

/** Where a page keeps the address of a picture until a script of its own loads it. */
export const LATER = ['data-src', 'data-lazy-src', 'data-original'];

/** Names of the attributes that the sanitizer lets through. */
export const PASSED_ATTRIBUTES = [...ATTRIBUTES.keys(), 'href', 'src', ...LATER];
