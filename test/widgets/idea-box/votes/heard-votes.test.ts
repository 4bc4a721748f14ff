import { expect } from '@open-wc/testing';
import '../../../../src/widgets/idea-box/define.js';
import '../../../../src/settings/define.js';
import { appears, until } from '../../../../stories/support/appears.js';
import { townBox, townIdeas } from '../../../../stories/support/town-ideas.js';

describe('the votes of others', function () {
  this.timeout(15_000);
  after(() => document.querySelector('main')?.remove());

  it('stay as they were heard when the reader votes for another idea', async () => {
    localStorage.clear();
    document.documentElement.lang = 'fr';
    const told = `id: 1\nevent: idea\ndata: ${JSON.stringify({ id: '1', change: 'vote', votes: 60 })}\n\n`;
    const events = () =>
      new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode(told)) });
    const settings = Object.assign(document.createElement('parvis-settings'), {
      fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
        const { url, method } = new Request(input, init);
        if (url.endsWith('/events'))
          return new Response(events(), { headers: { 'content-type': 'text/event-stream' } });
        return method === 'GET'
          ? Response.json({ ideas: townIdeas('fr'), box: townBox('fr') })
          : Response.json({ id: '2', voted: true, votes: 32 });
      },
    });
    const box = Object.assign(document.createElement('parvis-idea-box'), { src: '/idees/heard/', search: true });
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
