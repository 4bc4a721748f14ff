/** One voice for all copies of Parvis on a page. */
const KEY = Symbol.for('parvis.voice.1');
/** Milliseconds between two sentences that nobody asked for. */
const QUIET = 10_000;
/** Milliseconds before an answer. */
const PAUSE = 400;

interface Voice {
  readonly region: HTMLElement;
  last: number;
  timer?: ReturnType<typeof setTimeout>;
  /** True while an answer waits for its moment. */
  answers?: boolean;
  /** What nobody asked for and came meanwhile. */
  after?: readonly [sentence: string, lang: string];
}

function voice(): Voice {
  const page = document as unknown as Record<symbol, Voice | undefined>;
  const found = page[KEY];
  if (found?.region.isConnected) return found;
  const region = document.createElement('div');
  region.setAttribute('aria-live', 'polite');
  region.setAttribute('role', 'status');
  // By the CSS object model: a strict policy forbids the attribute, and no sheet of ours reaches the page.
  Object.assign(region.style, {
    position: 'absolute',
    inset: '0 auto auto 0',
    inlineSize: '1px',
    blockSize: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  });
  // Beside the body: a body that is saved, or kept and put back by what changes pages without loading them, is without it.
  document.documentElement.append(region);
  return (page[KEY] = { region, last: -QUIET });
}

/**
 * Says a sentence to those who listen to the page.
 *
 * @param lang Language of the sentence.
 * @param asked True for the answer to the reader's own act: it is said at once and replaces what waits. Otherwise at
 *   most one sentence is said in ten seconds, and the latest one wins.
 */
export function say(sentence: string, lang: string, asked = false): void {
  const speaker = voice();
  // An answer is not lost to what nobody asked for.
  if (speaker.answers && !asked) return void (speaker.after = [sentence, lang]);
  clearTimeout(speaker.timer);
  speaker.answers = asked;
  const speak = () => {
    speaker.last = performance.now();
    speaker.region.lang = lang;
    // The same sentence twice is a new sentence: only a change is spoken.
    speaker.region.textContent = speaker.region.textContent === sentence ? `${sentence}\u00a0` : sentence;
    const { after } = speaker;
    speaker.answers = false;
    speaker.after = undefined;
    if (after) say(...after);
  };
  const wait = asked ? 0 : speaker.last + QUIET - performance.now();
  if (wait > PAUSE) speaker.timer = setTimeout(speak, wait);
  // The reader may still be typing; and a region that has just come into the page is heard only from its next change on.
  else speaker.timer = setTimeout(speak, PAUSE);
}
