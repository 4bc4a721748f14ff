// Media that a test asks of Chromium or Firefox. Puppeteer's own calls refuse forced colours, and all of it in Firefox.
import { inFirefoxWindow } from './firefox-window.mjs';

const FEATURES = {
  colorScheme: 'prefers-color-scheme',
  reducedMotion: 'prefers-reduced-motion',
  forcedColors: 'forced-colors',
};
const touched = new WeakMap();

/** Sets the media of a page; what is not said goes back to the engine's default. */
export async function emulateMedia(page, media) {
  const apply = page.browser().protocol === 'cdp' ? chromium : firefox;
  await apply(page, media);
}

/** Forgets what a test file has asked, for the page serves the next file. */
export async function resetMedia(page) {
  if (touched.has(page) && !page.isClosed()) await emulateMedia(page, {});
}

async function chromium(page, { media = '', ...features }) {
  if (!touched.has(page)) touched.set(page, await page.createCDPSession());
  await touched.get(page).send('Emulation.setEmulatedMedia', {
    media,
    features: Object.entries(features).map(([name, value]) => ({ name: FEATURES[name], value })),
  });
}

/** One page at a time. */
async function firefox(page, { media = '', colorScheme = 'none', reducedMotion, forcedColors = 'none' }) {
  touched.set(page, true);
  const motion = { reduce: 1, 'no-preference': 0 }[reducedMotion];
  await inFirefoxWindow(
    page,
    `
      for (const { browsingContext } of gBrowser.browsers) {
        browsingContext.mediumOverride = ${JSON.stringify(media)};
        browsingContext.prefersColorSchemeOverride = ${JSON.stringify(colorScheme)};
        browsingContext.forcedColorsOverride = ${JSON.stringify(forcedColors)};
      }
      ${motion === undefined ? `Services.prefs.clearUserPref('ui.prefersReducedMotion')` : `Services.prefs.setIntPref('ui.prefersReducedMotion', ${motion})`};
    `,
  );
}
