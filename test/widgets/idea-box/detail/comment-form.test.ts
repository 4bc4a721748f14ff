import { expect } from '@open-wc/testing';
import '../../../../src/widgets/idea-box/define.js';
import type { CommentDraft } from '../../../../src/widgets/idea-box/backends/idea-backend.js';
import { appears, until } from '../../../../stories/support/appears.js';
import { gives } from '../../../../stories/support/idea-states.js';
import { go } from '../../../access/walk.js';
import { keys } from '../../../support/commands.js';
import { clearPage } from '../moderation/moderated-box.js';

describe('the form of a comment', () => {
  beforeEach(clearPage);
  afterEach(clearPage);

  it('leaves the name to the account, where one has signed in and a name is asked for', async () => {
    const sent: CommentDraft[] = [];
    const anonymity = {
      identity: 'proxy',
      names: 'required',
      seenBy: 'everyone',
      addressHours: 0,
      votesLinked: true,
    } as const;
    const source = gives(
      'fr',
      { may: ['comment'], you: { name: 'Anna Diallo', roles: [] }, anonymity },
      {},
      {
        comment: async (_, draft) => {
          sent.push(draft);
          return { id: 'c9', text: draft.text, author: 'Anna Diallo' };
        },
      },
    );
    const box = Object.assign(document.createElement('parvis-idea-box'), { sources: [source] });
    document.body.prepend(box);
    (await appears(box, '.row [part=link]')).click();
    await go(await appears(box, '#comment-'));
    await keys({ type: 'Bonne idée' });
    await go(await appears(box, 'form .main-act'));
    await keys('Enter');
    await until(() => sent.length > 0, 'nothing was sent');
    expect(sent[0]).to.include({ text: 'Bonne idée', anonymous: false, name: undefined });
  });
});
