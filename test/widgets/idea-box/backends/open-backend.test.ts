import { expect } from '@open-wc/testing';
import '../../../../src/widgets/idea-box/define.js';
import '../../../../src/settings/define.js';
import { appears, until } from '../../../../stories/support/appears.js';
import { clearPage } from '../moderation/moderated-box.js';

describe('what takes the votes of a box', () => {
  beforeEach(clearPage);
  afterEach(clearPage);

  it('writes as the one who has signed in since', async () => {
    const tokens: (string | null)[] = [];
    const reads: (string | null)[] = [];
    let voted = false;
    const list = () => ({
      ideas: [{ id: '1', title: 'Un banc', text: '', votes: 3, voted }],
      box: { may: ['vote'], statuses: [], topics: [], votes: {}, limits: {} },
    });
    const settings = Object.assign(document.createElement('parvis-settings'), {
      fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
        const { url, method, headers } = new Request(input, init);
        const token = headers.get('authorization');
        if (url.endsWith('/events')) return new Response('', { status: 404 });
        if (method === 'GET') {
          reads.push(token);
          return Response.json(list());
        }
        tokens.push(token);
        const { at, ...wish } = JSON.parse(init!.body as string) as { voted: boolean; at: number };
        ({ voted } = wish);
        return Response.json({ id: '1', voted, votes: 3, at });
      },
    });
    const box = Object.assign(document.createElement('parvis-idea-box'), { src: '/bureau/api/' });
    settings.append(box);
    const page = document.createElement('main');
    page.append(settings);
    document.body.prepend(page);
    const vote = async () => {
      const before = tokens.length;
      (await appears(box, '[part=vote]')).click();
      await until(() => tokens.length > before, 'no vote was sent');
    };
    await vote();
    await until(() => box.shadowRoot!.querySelector('[aria-pressed=true]:not([aria-busy])'), 'it is not counted');
    settings.token = () => 'anna';
    await until(() => reads.at(-1) === 'Bearer anna', 'the box is not read anew');
    await vote();
    expect(tokens).to.deep.equal([null, 'Bearer anna']);
  });
});
