/** Bytes in the units of the reader. */
export function fileSize(bytes: number, lang: string): string {
  const step = bytes < 1e6 ? 1e3 : 1e6;
  const unit = step === 1e3 ? 'kilobyte' : 'megabyte';
  return new Intl.NumberFormat(lang, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: step === 1e3 ? 0 : 1,
  }).format(bytes / step);
}
