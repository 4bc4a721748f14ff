const LETTER = /\p{L}/u;
/** Scripts of today that are written from the right. */
const FROM_RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

/**
 * The direction of a text by its first letter, as `dir="auto"` finds it (HTML, 3.2.6.4); undefined for a text without any.
 * For texts of many elements: under `dir="auto"`, browsers look again through all that is there whenever anything comes
 * in, which takes them a minute for some thousands of links or paragraphs.
 */
export function directionOf(text: string): 'ltr' | 'rtl' | undefined {
  const letter = LETTER.exec(text)?.[0];
  if (!letter) return undefined;
  return FROM_RIGHT.test(letter) ? 'rtl' : 'ltr';
}
