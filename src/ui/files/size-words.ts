const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const formats = new Map<string, Intl.NumberFormat>();

/** Bytes in the units of the reader: « 850 octets », « 12 ko », « 1,2 Mo ». */
export function sizeWords(bytes: number, lang: string): string {
  let step = 0;
  // What is rounded up to a thousand is one of the next unit.
  while (step < units.length - 1 && bytes / 1000 ** step >= 999.5) step++;
  const key = `${lang} ${step}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(lang, {
      style: 'unit',
      unit: units[step],
      unitDisplay: step ? 'short' : 'long',
      maximumFractionDigits: step > 1 ? 1 : 0,
    });
    formats.set(key, format);
  }
  return format.format(bytes / 1000 ** step);
}
