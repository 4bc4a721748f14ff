/**
 * Runs a script in the window of Firefox itself, which `--remote-allow-system-access` opens to BiDi.
 *
 * @param {any} page A page of puppeteer.
 * @param {string} expression
 */
export async function inFirefoxWindow(page, expression) {
  const { connection } = page.browser();
  const { result: tree } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const { result } = await connection.send('script.evaluate', {
    target: { context: tree.contexts[0].context },
    awaitPromise: true,
    expression,
  });
  if (result.type !== 'success') throw new Error(`Firefox did not do it: ${result.exceptionDetails?.text}`);
}

/**
 * Gives the focus back to the page: behind its last control, Tab goes into the bars of Firefox, and what is pressed from then
 * on is heard by nobody, in the files that follow neither. A call to `focus()` does not bring it back, nor does puppeteer.
 *
 * @param {any} page A page of puppeteer.
 */
export async function focusFirefoxPage(page) {
  await page.bringToFront();
  await inFirefoxWindow(page, 'gBrowser.selectedBrowser.focus()');
}
