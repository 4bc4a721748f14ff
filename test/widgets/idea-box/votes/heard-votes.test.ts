import { expect } from '@open-wc/testing';
import '../../../../src/widgets/idea-box/define.js';
import '../../../../src/settings/define.js';
import { pace } from '../../../../src/data/writing/pace.js';
import { appears, until } from '../../../../stories/support/appears.js';
import { townBox, townIdeas } from '../../../../stories/support/town-ideas.js';

describe('the votes of others', () => {
  const { poll } = pace;
  afterEach(() => {
    pace.poll = poll;
    document.querySelector('main')?.remove();
  });

  it('are heard again once the same person has signed in anew', async () => {
    document.documentElement.lang = 'fr';
    pace.poll = 20;
    const told = `id: 1\nevent: idea\ndata: ${JSON.stringify({ id: '1', change: 'vote', votes: 60 })}\n\n`;
    let refused = 0;
    const lets = (signed: boolean) => async (input: RequestInfo | URL, init?: RequestInit) => {
      if (!new Request(input, init).url.endsWith('/events'))
        return Response.json({ ideas: townIdeas('fr'), box: townBox('fr') });
      if (!signed) refused++;
      const heard = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode(told)) });
      return signed
        ? new Response(heard, { headers: { 'content-type': 'text/event-stream' } })
        : new Response(null, { status: 401 });
    };
    const settings = Object.assign(document.createElement('parvis-settings'), {
      user: { name: 'Zoé' },
      fetch: lets(false),
    });
    const box = Object.assign(document.createElement('parvis-idea-box'), {
      src: `/idees/anew-${Date.now()}/`,
      search: true,
    });
    const page = document.createElement('main');
    settings.append(box);
    page.append(settings);
    document.body.prepend(page);
    await appears(box, '.row');
    await until(() => refused > 0, 'the stream is not asked for');
    settings.fetch = lets(true);
    await until(() => box.shadowRoot!.querySelector('.row .votes b')?.textContent === '60', 'nothing is heard');
  });

  it('stay as they were heard when the reader votes for another idea', async () => {
    document.documentElement.lang = 'fr';
    const told = `id: 1\nevent: idea\ndata: ${JSON.stringify({ id: '1', change: 'vote', votes: 60 })}\n\n`;
    const events = () =>
      new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode(told)) });
    // What is read again, as it is where the stream had to be waited for, holds what was told and done since.
    let read = 0;
    let votes2 = 31;
    const ideas = () =>
      townIdeas('fr').map((idea) =>
        read && idea.id === '1'
          ? { ...idea, votes: 60 }
          : idea.id === '2'
            ? { ...idea, votes: votes2, voted: votes2 > 31 }
            : idea,
      );
    const settings = Object.assign(document.createElement('parvis-settings'), {
      fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
        const { url, method } = new Request(input, init);
        if (url.endsWith('/events'))
          return new Response(events(), { headers: { 'content-type': 'text/event-stream' } });
        if (method === 'PUT') return Response.json({ id: '2', voted: true, votes: (votes2 = 32) });
        const body = { ideas: ideas(), box: townBox('fr') };
        read++;
        return Response.json(body);
      },
    });
    const box = Object.assign(document.createElement('parvis-idea-box'), {
      src: `/idees/heard-${Date.now()}/`,
      search: true,
    });
    const page = document.createElement('main');
    settings.append(box);
    page.append(settings);
    document.body.prepend(page);
    await appears(box, '.row');
    const votes = (at: number) => box.shadowRoot!.querySelectorAll('.row .votes b')[at]?.textContent;
    await until(() => votes(0) === '60', 'what was heard does not show');
    box.shadowRoot!.querySelectorAll<HTMLElement>('.row button.votes')[1]!.click();
    await until(() => votes(1) === '32', 'the vote does not show');
    expect(votes(0)).to.equal('60');
  });
});
