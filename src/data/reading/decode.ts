/** Bytes to text, or nothing when the label names no encoding or, if so asked, when the bytes are not in it. */
function decodeAs(label: string | undefined, bytes: Uint8Array, fatal = false): string | undefined {
  try {
    return label && new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return undefined; // A wrong label is common: the next one is tried.
  }
}

/** No browser decodes UTF-32. */
function decodeUtf32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  let text = '';
  for (let at = 0; at + 3 < bytes.length; at += 4) {
    const code = view.getUint32(at, little);
    if (code !== 0xfeff) text += String.fromCodePoint(code < 0x110000 ? code : 0xfffd);
  }
  return text;
}

/**
 * Without the folds of a calendar that stand inside a letter: simple programs fold by octets, and what was there before is
 * to be restored (RFC 5545, 3.1). In another encoding too a fold is none of the text.
 */
function joined(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const next = bytes[at + 1];
    if (bytes[at] !== 10 || (next !== 32 && next !== 9) || (bytes[at + 2]! & 0xc0) !== 0x80)
      whole[length++] = bytes[at]!;
    else {
      if (whole[length - 1] === 13) length--;
      at++;
    }
  }
  return whole.subarray(0, length);
}

/**
 * Bytes to text, without byte-order mark. Never throws: what no label explains becomes U+FFFD.
 *
 * A mark or the zero bytes of wide encodings come first, then UTF-8 when every byte fits (no other encoding does so
 * by chance, and labels are often wrong), then the label of the answer, then that of the document.
 */
export function decode(bytes: Uint8Array, contentType = ''): string {
  const [a, b, c, d] = bytes;
  // WHATWG Encoding 6, BOM sniff, and XML 1.0 appendix F for documents without a mark.
  if (a === 0 && b === 0) return decodeUtf32(bytes, false);
  if (c === 0 && d === 0 && a) return decodeUtf32(bytes, true);
  if ((a === 0xfe && b === 0xff) || (a === 0 && b)) return decodeAs('utf-16be', bytes)!;
  if ((a === 0xff && b === 0xfe) || (b === 0 && a)) return decodeAs('utf-16le', bytes)!;

  const head = decodeAs('latin1', bytes.subarray(0, 1024))!;
  const labels = [contentType, head].map((text) => /(?:charset|encoding)\s*=\s*["']?([\w.:-]+)/i.exec(text)?.[1]);
  // All its bytes are ASCII too: only its label tells.
  if (!/^iso-2022/i.test(labels[0] ?? labels[1] ?? '')) {
    const utf8 = decodeAs('utf-8', bytes, true);
    if (utf8 !== undefined) return utf8;
    if (/^\W*BEGIN:V/i.test(head)) {
      bytes = joined(bytes);
      const whole = decodeAs('utf-8', bytes, true);
      if (whole !== undefined) return whole;
    }
  }
  const utf8 = decodeAs('utf-8', bytes)!;
  let broken = 0;
  let foreign = 0;
  for (let at = 0; at < utf8.length; at++) {
    const code = utf8.charCodeAt(at);
    if (code > 0x7f) foreign++;
    if (code === 0xfffd) broken++;
  }
  // A stray piece of another encoding, or a cut inside a character, is no reason to lose the rest.
  if (broken * 8 < foreign) return utf8;
  for (const label of labels) {
    const text = /^utf/i.test(label ?? '') ? undefined : decodeAs(label, bytes);
    if (text !== undefined) return text;
  }
  // Without a label, older text of western Europe.
  return broken * 2 > foreign ? decodeAs('windows-1252', bytes)! : utf8;
}
