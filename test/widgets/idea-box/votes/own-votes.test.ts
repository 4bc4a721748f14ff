import { expect } from '@open-wc/testing';
import '../../../../src/widgets/idea-box/define.js';
import '../../../../src/settings/define.js';
import { appears, until } from '../../../../stories/support/appears.js';
import { townBox, townIdeas } from '../../../../stories/support/town-ideas.js';

describe('the votes of the reader', () => {
  const page = document.createElement('main');
  const asked: string[] = [];
  /** Lets the stream tell of each vote, as that of anybody. */
  const streams: ((votes: number) => void)[] = [];
  let answered = { id: '2', voted: false, votes: 31, at: 0 };
  let base = '';
  /** Nothing more is read: a tab that had to wait for the stream reads the list again. */
  let still = false;

  beforeEach(() => {
    document.documentElement.lang = 'fr';
    asked.length = streams.length = 0;
    answered = { id: '2', voted: false, votes: 31, at: 0 };
    document.body.prepend(page);
    // Other files write to the same storage.
    still = false;
    base = `/idees/own-${Date.now()}-${Math.random()}/`;
  });
  afterEach(() => page.replaceChildren());
  after(() => page.remove());

  const serve = async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    const { url, method } = request;
    if (url.endsWith('/events')) {
      const body = new ReadableStream({
        start: (controller) =>
          void streams.push((votes) =>
            controller.enqueue(
              new TextEncoder().encode(`event: idea\ndata: ${JSON.stringify({ id: '2', change: 'vote', votes })}\n\n`),
            ),
          ),
      });
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    }
    asked.push(`${method} ${url}`);
    if (method === 'GET' && still) return new Promise<Response>(() => {});
    if (method === 'GET') return Response.json({ ideas: townIdeas('fr'), box: townBox('fr') });
    const { voted, at } = (await request.json()) as { voted: boolean; at: number };
    answered = { id: '2', voted, votes: voted ? 32 : 31, at };
    return Response.json(answered);
  };

  /** A box as another tab would have it. */
  async function boxOf(name?: string) {
    const settings = Object.assign(document.createElement('parvis-settings'), { fetch: serve });
    if (name) settings.user = { name };
    const box = Object.assign(document.createElement('parvis-idea-box'), {
      src: base,
      search: true,
    });
    settings.append(box);
    page.append(settings);
    await appears(box, '.row');
    return box;
  }
  const button = (box: Element) => box.shadowRoot!.querySelectorAll<HTMLElement>('.row button.votes')[1]!;
  const shown = (box: Element) => `${button(box).ariaPressed} ${button(box).querySelector('b')!.textContent}`;

  it('show in his other tabs once they are confirmed, without asking, and to nobody else', async () => {
    const ana = [await boxOf('Ana'), await boxOf('Ana')] as const;
    const bruno = await boxOf('Bruno');
    await until(() => streams.length === 2, 'not all of them listen');
    for (const tell of streams) tell(30);
    for (const box of [...ana, bruno]) await until(() => shown(box) === 'false 30', 'one of them hears nothing');
    still = true;
    button(ana[0]).click();
    await until(() => shown(ana[0]) === 'true 32', 'the vote does not show');
    await until(() => shown(ana[1]) === 'true 32', 'it does not show in the other tab');
    expect(asked.filter((one) => one.startsWith('PUT'))).to.have.length(1);
    for (const tell of streams) tell(33);
    await until(() => shown(bruno) === 'false 33', 'the other person does not hear');
    await until(() => shown(ana[1]) === 'true 33', 'what is told later does not show');

    button(ana[0]).click();
    await until(() => shown(ana[1]) === 'false 31', 'what was taken back still shows');
    expect(shown(bruno)).to.equal('false 33');
  });
});
