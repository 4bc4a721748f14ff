import { expect } from '@open-wc/testing';
import { newKey } from '../../../../src/data/writing/new-key.js';
import { Outbox } from '../../../../src/data/writing/outbox.js';
import type { Write } from '../../../../src/data/writing/write.js';
import { writeTo } from '../../../../src/widgets/idea-box/backends/ask-backend.js';
import { IdeaRefusal } from '../../../../src/widgets/idea-box/backends/idea-refusal.js';

/** What becomes of a write that a back end answers with this, one that knows keys or one that does not. */
async function sent(error: IdeaRefusal, knowsKeys: boolean): Promise<{ write: Write | undefined; tries: number }> {
  let tries = 0;
  const outbox = Outbox.at({
    base: `https://ville.example/${newKey()}`,
    identity: '',
    knowsKeys,
    send: async () => {
      tries++;
      throw error;
    },
  });
  const { key } = await outbox.add('propose', { title: 'Un banc' });
  const write = await outbox.settled(key);
  outbox.close();
  return { write, tries };
}

describe('what a back end does not do', () => {
  it('says when to come back in seconds, by a date, or in its words', async () => {
    const said = async (headers: HeadersInit, body = '{}') => {
      const fetch = async () => new Response(body, { status: 503, headers });
      const aim = { base: 'https://ville.example/', settings: { fetch } };
      const failed = writeTo(aim, { url: `${aim.base}ideas`, body: {}, signal: new AbortController().signal });
      return failed.then(
        () => undefined,
        (error: IdeaRefusal) => error.retryAfter,
      );
    };
    const soon = new Date(Date.now() + 90_000).toUTCString();
    expect(await said({ 'retry-after': soon })).to.be.within(60, 90);
    expect(await said({ 'retry-after': '7' })).to.equal(7);
    expect(await said({}, '{"retryAfter":5}')).to.equal(5);
    expect(await said({})).to.equal(undefined);
  });

  it('is kept with its words for what is wrong, for the form to say', async () => {
    const refusal = new IdeaRefusal('server', 'no', { status: 422 }, 'invalid', { problem: 'links' });
    const { write } = await sent(refusal, true);
    expect(write).to.include({ state: 'refused' });
    expect(write!.error).to.deep.include({ code: 'invalid', fields: { problem: 'links' } });
  });

  it('is never sent again by itself where no keys are known, when a server between says that it is busy', async () => {
    const { write, tries } = await sent(new IdeaRefusal('busy', 'no', { status: 503 }), false);
    expect([write!.state, tries]).to.deep.equal(['unsure', 1]);
  });
});
