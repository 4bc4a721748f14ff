/** How long an event may be waited for, milliseconds. */
const PATIENCE = 30_000;

/**
 * Listens to an event stream. @param {string} url @param {Record<string, string>} [headers]
 * @returns {Promise<{ status: number, headers: Headers, next: () => Promise<{ id?: string, event?: string, data?: any }>,
 *   until: (is: (told: any) => boolean) => Promise<any[]>, close: () => Promise<void> }>} `next` gives the next event and throws
 *   when the stream has ended; `until` gives all up to the one that is meant
 */
export async function listen(url, headers = {}) {
  const leave = new AbortController();
  const answer = await fetch(url, { headers, signal: AbortSignal.any([leave.signal, AbortSignal.timeout(PATIENCE)]) });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  async function block() {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const lines = text.slice(0, end).split('\n');
        text = text.slice(end + 2);
        return Object.fromEntries(lines.filter((line) => !line.startsWith(':')).map((line) => line.split(/: (.*)/s)));
      }
      const { done, value } = await reader.read();
      if (done) throw new Error('the stream has ended');
      text += value;
    }
  }
  async function next() {
    for (;;) {
      const { data, ...about } = await block();
      // A block without data only says where the stream stands.
      if (data !== undefined) return { ...about, data: JSON.parse(data) };
    }
  }
  return {
    status: answer.status,
    headers: answer.headers,
    /** The first block: where the stream stands. */
    block,
    next,
    async until(is) {
      const told = [];
      do told.push(await next());
      while (!is(told.at(-1)));
      return told;
    },
    async close() {
      leave.abort();
      await reader.cancel().catch(() => {});
    },
  };
}
