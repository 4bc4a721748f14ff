import { executeServerCommand } from '@web/test-runner-commands';

export interface Keys {
  /** A key, or several held together: `Tab`, `Shift+Tab`, `Control+Home`. */
  readonly press?: string;
  /** Text, character by character. */
  readonly type?: string;
  /** A key to hold until it is given to `up`. */
  readonly down?: string;
  readonly up?: string;
}

/** Presses real keys, in each of the three engines. */
export async function keys(input: Keys | string): Promise<void> {
  await executeServerCommand('parvis-keys', typeof input === 'string' ? { press: input } : input);
}

/** Sets the inner size of the page, in CSS pixels. Each test file starts at 800 × 600. */
export async function viewport(width: number, height = 600): Promise<void> {
  await executeServerCommand('parvis-viewport', { width, height });
}

export interface Media {
  readonly media?: 'print' | 'screen';
  readonly colorScheme?: 'dark' | 'light';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly forcedColors?: 'active' | 'none';
  readonly contrast?: 'more' | 'less' | 'no-preference';
}

/** Asks the engine for these media, and for its own defaults where nothing is said. False: this engine cannot. */
export async function emulate(media: Media = {}): Promise<boolean> {
  return executeServerCommand<boolean, Media>('parvis-media', media);
}

/** Writes a picture of the whole page to the folder named by the variable SCREENSHOTS; does nothing without it. */
export async function screenshot(name: string): Promise<void> {
  await executeServerCommand('parvis-screenshot', { name });
}
