import { executeServerCommand } from '@web/test-runner-commands';
import { until } from '../../stories/support/appears.js';

export interface Keys {
  /** A key, or several held together: `Tab`, `Shift+Tab`, `Control+Home`. */
  readonly press?: string;
  /** Text, character by character. */
  readonly type?: string;
  /** A key to hold until it is given to `up`. */
  readonly down?: string;
  readonly up?: string;
}

/** Presses real keys, in each of the three engines. They are heard by the page, also after Tab has left it. */
export async function keys(input: Keys | string): Promise<void> {
  // Only Firefox has lost it to its own bars, and gives it back.
  if (!document.hasFocus() && (await executeServerCommand<boolean, undefined>('parvis-focus')))
    await until(() => document.hasFocus(), 'The page has no focus: what is pressed would be lost.');
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
}

/**
 * Asks the engine for these media, and for its own defaults where nothing is said. False: this engine cannot, which
 * is WebKit's case save for the colours it was started with (`webkit`: light, `webkit-dark`: dark).
 */
export async function emulate(media: Media = {}): Promise<boolean> {
  const taken = await executeServerCommand<boolean, Media>('parvis-media', media);
  // Firefox answers before its pages know.
  if (taken) await Promise.all(queries(media).map((query) => until(() => matchMedia(query).matches, `not ${query}`)));
  return taken;
}

function queries({ media, colorScheme, reducedMotion, forcedColors }: Media): string[] {
  return [
    media ?? 'screen',
    ...(colorScheme ? [`(prefers-color-scheme: ${colorScheme})`] : []),
    ...(reducedMotion ? [`(prefers-reduced-motion: ${reducedMotion})`] : []),
    ...(forcedColors ? [`(forced-colors: ${forcedColors})`] : []),
  ];
}

/** What assistive technology is told of a part of the page. */
export interface AccessNode {
  readonly role: string;
  readonly name?: string;
  readonly level?: number;
  readonly expanded?: boolean;
  readonly pressed?: boolean;
  readonly children?: readonly AccessNode[];
}

/** The page as assistive technology is told of it; undefined where the engine cannot be asked. */
export async function accessTree(): Promise<AccessNode | undefined> {
  return (await executeServerCommand<AccessNode | false, undefined>('parvis-tree')) || undefined;
}

/** A sheet of paper, in points. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
}

/**
 * Prints the page as the browser does, to sheets of A4 unless the page asks for others; undefined where the engine cannot be asked.
 * The file goes to the folder named by the variable SCREENSHOTS, if there is one.
 */
export async function printed(name: string): Promise<readonly Sheet[] | undefined> {
  return (await executeServerCommand<readonly Sheet[] | false, { name: string }>('parvis-pdf', { name })) || undefined;
}

/** Writes a picture of the whole page to the folder named by the variable SCREENSHOTS; does nothing without it. */
export async function screenshot(name: string): Promise<void> {
  await executeServerCommand('parvis-screenshot', { name });
}
