/** Hands a text made in the browser to the reader, as a file to keep. */
export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser has taken what it saves once the click is over, Safari a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
