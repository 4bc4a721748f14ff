/** What is saved, in place of the file that a browser would write. */
export async function savedFile(act: () => void): Promise<{ name: string; text: string }> {
  const file = new Promise<{ name: string; text: string }>((resolve) => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      URL.createObjectURL = make;
      const click = HTMLAnchorElement.prototype.click;
      HTMLAnchorElement.prototype.click = function () {
        HTMLAnchorElement.prototype.click = click;
        void (blob as Blob).text().then((text) => resolve({ name: this.download, text }));
      };
      return make(blob);
    };
  });
  act();
  return file;
}
