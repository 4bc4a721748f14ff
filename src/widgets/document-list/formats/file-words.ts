import { typeOfWord } from '../rows/document-kind.js';

/** A number and its unit, as people write a size: `2,3 Mo`, `1 234 Ko`, `1.5 MiB`, `42 octets`. */
const SIZE = /(?<![\w.,])(\d[\d \xa0\u202f.,]{0,14})[ \xa0\u202f]?(octets?|bytes?|[kmgt]?i?[ob])(?![\p{L}\p{N}])/iu;
/** What stands at the end of a title between brackets, or after a dash. */
const LAST = /\s*(?:\(([^()]{1,60})\)|\[([^[\]]{1,60})\]|\s[–—-]\s([^–—()[\]]{1,40}))\s*$/;

/** A number as people write it; a sign before three digits is of thousands where that language writes it so. */
function numberOf(written: string, unit: string): number {
  const digits = written.replace(/[\s\xa0\u202f]/g, '');
  const thousands = /o/i.test(unit) ? /\.(?=\d{3}(?!\d))/g : /,(?=\d{3}(?!\d))/g;
  return Number(
    digits
      .replace(thousands, '')
      .replace(',', '.')
      .replace(/[.,]+$/, ''),
  );
}

/** Bytes of a size in words. What is said with a unit is rounded by who said it, and so are these bytes. */
export function sizeOfWords(words: string): number | undefined {
  const [, written, unit = ''] = SIZE.exec(words) ?? [];
  if (!written) return undefined;
  const step = /i/i.test(unit.slice(0, 2)) ? 1024 : 1000;
  const power = /^(?:octet|byte)/i.test(unit) ? 0 : Math.max(0, ' kmgt'.indexOf(unit[0]!.toLowerCase()));
  return whole(numberOf(written, unit) * step ** power);
}

/** Bytes of a value of JSON: a whole number, also as text, or words. */
export function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'string')
    return /^\s*\d+\s*$/.test(value) ? whole(Number(value)) : sizeOfWords(value.slice(0, 40));
  return typeof value === 'number' && Number.isInteger(value) ? whole(value) : undefined;
}

const whole = (bytes: number): number | undefined => {
  const rounded = Math.round(bytes);
  return Number.isSafeInteger(rounded) && rounded >= 0 ? rounded : undefined;
};

/** What the end of a title says of a file: `Budget 2026 (PDF, 2,3 Mo)`. */
export interface FileWords {
  /** Without those words. */
  readonly title: string;
  readonly type?: string;
  readonly size?: number;
}

/** Reads the words of type and size at the end of a text, the last two groups of them at most. */
export function readFileWords(text: string): FileWords {
  let title = text;
  let type: string | undefined;
  let size: number | undefined;
  for (let group = 0; group < 2; group++) {
    // Titles are short; of a long one only the end is looked at.
    const found = LAST.exec(title.slice(-80));
    const inside = found && (found[1] ?? found[2] ?? found[3]!);
    const foundSize = inside ? sizeOfWords(inside) : undefined;
    const foundType = inside ? wordType(inside) : undefined;
    if (foundSize === undefined && !foundType) break;
    title = title.slice(0, title.length - found![0].length);
    size ??= foundSize;
    type ??= foundType;
  }
  return { title: title.trim() || text.trim(), type, size };
}

/** The media type that one of the words names: `PDF`, `format ODS`. */
export function wordType(words: string): string | undefined {
  for (const [word] of words.slice(0, 80).matchAll(/[\p{L}\p{N}.]+/gu)) {
    // Ends of names that are also words of sentences.
    const type =
      word.length > 1 && !/^(?:key|pages|numbers|log|text|ai|js|ps|py|mail|db)$/i.test(word) && typeOfWord(word);
    if (type) return type;
  }
  return undefined;
}
