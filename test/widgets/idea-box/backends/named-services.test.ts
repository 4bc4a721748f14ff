import { expect } from '@open-wc/testing';
import '../../../../src/widgets/idea-box/define.js';
import '../../../../src/settings/define.js';
import { DiscourseBackend } from '../../../../src/widgets/idea-box/backends/discourse-backend.js';
import { FiderBackend } from '../../../../src/widgets/idea-box/backends/fider-backend.js';
import { PostgrestBackend } from '../../../../src/widgets/idea-box/backends/postgrest-backend.js';
import type { BackendAim, IdeaBackend } from '../../../../src/widgets/idea-box/backends/idea-backend.js';
import type { ParvisIdeaBox } from '../../../../src/widgets/idea-box/idea-box.js';
import { appears, until } from '../../../../stories/support/appears.js';
import { ideaServer, type Held, type IdeaServer } from './idea-server.js';

const { signal } = new AbortController();
const words = (element: Element | null | undefined) =>
  (element?.textContent ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();

function type(field: HTMLElement, text: string): void {
  (field as HTMLInputElement).value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

interface Service {
  readonly backend: (aim: BackendAim) => IdeaBackend;
  /** What `src` names, under the address of the service. */
  readonly src: string;
  readonly texts: (held: Held) => { readonly ideas: readonly unknown[]; readonly comments: readonly unknown[] };
  readonly propose: { readonly method: string; readonly path: string };
}

const services: Readonly<Record<string, Service>> = {
  fider: {
    backend: (aim) => new FiderBackend(aim),
    src: 'api/v1/posts',
    texts: ({ posts, comments }) => ({
      ideas: posts!.map(({ title }) => title),
      comments: comments!.map(({ content }) => content),
    }),
    propose: { method: 'POST', path: 'posts$' },
  },
  discourse: {
    backend: (aim) => new DiscourseBackend(aim),
    src: 'latest.json',
    texts: ({ topics, posts }) => ({
      ideas: topics!.map(({ title }) => title),
      comments: posts!.filter(({ post_number }) => post_number !== 1).map(({ raw }) => raw),
    }),
    propose: { method: 'POST', path: 'posts\\.json' },
  },
  postgrest: {
    backend: (aim) => new PostgrestBackend(aim),
    src: 'ideas',
    texts: ({ tables }) => {
      const { ideas, ideas_comments } = tables as unknown as Record<string, Record<string, unknown>[]>;
      return {
        ideas: ideas!.map(({ title }) => title),
        comments: ideas_comments!.map(({ text }) => text),
      };
    },
    propose: { method: 'POST', path: '^ideas$' },
  },
};

/** What a page writes that names the service which takes its ideas, as a town does behind a path of its own. */
describe('<parvis-idea-box> before a service that its page names', function () {
  this.timeout(30_000);
  beforeEach(() => {
    localStorage.clear();
    document.documentElement.lang = 'fr';
  });
  afterEach(() => document.querySelector('main')?.remove());

  for (const [name, { backend, src, texts, propose }] of Object.entries(services))
    describe(name, () => {
      async function place(): Promise<{ box: ParvisIdeaBox; server: IdeaServer }> {
        const server = await ideaServer(name);
        const first = { title: 'Un banc devant la mairie', problem: 'Rien pour s’asseoir.', proposal: '' };
        await backend(server.aim('anne', src)).propose(first, `first-idea-of-${name}`, signal);
        const page = document.createElement('main');
        const settings = Object.assign(document.createElement('parvis-settings'), {
          token: () => 'karim',
          user: { name: 'Karim' },
        });
        const box = document.createElement('parvis-idea-box');
        box.src = server.url + src;
        box.type = name;
        settings.append(box);
        page.append(settings);
        document.body.prepend(page);
        await appears(box, '.row');
        return { box, server };
      }
      const find = (box: ParvisIdeaBox, selector: string) => box.shadowRoot!.querySelector<HTMLElement>(selector)!;
      /** Proposes, as a reader does. */
      async function send(box: ParvisIdeaBox): Promise<void> {
        (await appears(box, '[part=propose]')).click();
        type(await appears(box, '#idea-title'), 'Des lampes dans le parc');
        type(find(box, '#idea-problem'), 'Il y fait noir.');
        // Where no account signs.
        if (name === 'postgrest') type(find(box, '#idea-name'), 'Karim');
        find(box, '.form .main-act').click();
      }

      it('proposes there what is typed, and asks for no code: it gives none', async () => {
        const { box, server } = await place();
        expect(words(find(box, '.ways'))).to.equal('Proposer une idée');
        await send(box);
        await until(() => words(find(box, '.view-heading')) === 'Votre idée est reçue', 'it is received');
        expect(texts(await server.held()).ideas).to.deep.equal(['Un banc devant la mairie', 'Des lampes dans le parc']);
      });

      it('finds there what had no answer, and sends it once', async () => {
        const { box, server } = await place();
        await server.fail({ ...propose, fault: 'cut-after' });
        await send(box);
        await until(() => words(find(box, '.view-heading')) === 'Votre idée est reçue', 'it is received');
        expect(texts(await server.held()).ideas).to.deep.equal(['Un banc devant la mairie', 'Des lampes dans le parc']);
      });

      if (name !== 'postgrest') {
        it('asks for no name, and promises to keep none back: the account signs', async () => {
          const { box } = await place();
          (await appears(box, '[part=propose]')).click();
          await appears(box, '#idea-title');
          expect(find(box, '#idea-name')).to.equal(null);
          expect(find(box, '[type=checkbox]')).to.equal(null);
          const said = 'Ce que vous écrivez paraît sous le nom de votre compte.';
          expect(words(find(box, '.honest'))).to.equal(said);
          find(box, '.back > :is(a, button)').click();
          (await appears(box, '.row [part=link]')).click();
          const form = (await appears(box, 'textarea')).closest('form')!;
          expect(words(form)).to.include(said).and.not.include('Votre nom');
        });

        it('asks who wrote what was not found there, and sends it once more when told to', async () => {
          const { box, server } = await place();
          await server.fail({ ...propose, fault: 'cut' });
          await send(box);
          (await appears(box, '[aria-label^="Envoyer de nouveau"]')).click();
          await until(() => words(find(box, '.view-heading')) === 'Votre idée est reçue', 'it is received');
          expect(texts(await server.held()).ideas).to.deep.equal([
            'Un banc devant la mairie',
            'Des lampes dans le parc',
          ]);
        });
      }

      it('votes and comments there', async () => {
        const { box, server } = await place();
        const vote = await appears(box, '.row [part=vote]');
        vote.click();
        await until(() => vote.getAttribute('aria-pressed') === 'true', 'the vote is confirmed');
        (await appears(box, '.row [part=link]')).click();
        const field = await appears(box, 'textarea');
        type(field, 'Oui & merci');
        field.closest('form')!.requestSubmit();
        await until(async () => texts(await server.held()).comments.length > 0, 'the comment is there');
        expect(texts(await server.held()).comments).to.deep.equal(['Oui & merci']);
      });
    });
});
