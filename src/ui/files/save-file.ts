/** Hands what was made or fetched by the page to the reader, as a file to keep. */
export function saveFile(name: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser has taken what it saves once the click is over, Safari a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
