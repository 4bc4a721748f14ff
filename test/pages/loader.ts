import type { ParvisLoader } from '../../src/loader.js';

/** A page that takes the loader when it is told. */
export interface LoadingPage {
  load(): Promise<typeof ParvisLoader>;
}

Object.assign(window, {
  load: async () => (await import('../../src/loader.js')).ParvisLoader,
} satisfies LoadingPage);
