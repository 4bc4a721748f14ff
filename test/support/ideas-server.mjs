import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fastify from 'fastify';
import { serveIdeas } from '../../demo/server/ideas/serve-ideas.mjs';

/** Who is who in the tests: the name is the token too. */
export const STAFF = {
  moderator: { name: 'Hélène', service: 'Secrétariat', roles: ['moderator'] },
  answering: { name: 'Bruno', service: 'Services techniques', roles: ['answering'] },
  both: { name: 'Nadia', service: 'Direction', roles: ['moderator', 'answering'] },
};

/** A configuration for tests: nobody waits before he sends. @param {object} [more] */
export const boxConfig = (more = {}) => ({
  leastSeconds: 0,
  topics: [
    { id: 'streets', label: 'Rues' },
    { id: 'nature', label: 'Nature' },
  ],
  staff: Object.entries(STAFF).map(([token, one]) => ({
    ...one,
    token: createHash('sha256').update(token).digest('hex'),
  })),
  ...more,
});

/**
 * Serves an idea box out of a folder of its own, gone at the end.
 *
 * @param {Partial<Parameters<typeof serveIdeas>[1]> & { box?: object, log?: { write: (line: string) => void } }} [options] `box` is put over the
 *   configuration; `log` is handed what is logged
 */
export async function startIdeas({ box, log, ...options } = {}) {
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'parvis-ideas-'));
  const app = fastify({ forceCloseConnections: true, logger: log && { stream: log } });
  let context;
  await app.register(serveIdeas, {
    prefix: '/idees/api',
    config: boxConfig(box),
    ...options,
    folder,
    opened(given) {
      context = given;
    },
  });
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url: `${origin}/idees/api/`,
    origin,
    folder,
    app,
    /** What the routes share, to look behind them. */
    context,
    async close() {
      await app.close();
      if (!options.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One who asks: a browser that keeps its cookie, or somebody with a token. @param {string} url @param {{ token?: string }} [who] */
export function asker(url, { token } = {}) {
  let cookie;
  let at = 0;
  /** @param {string} method @param {string} path @param {unknown} [body] @param {Record<string, string | undefined>} [headers] */
  async function ask(method, path, body, headers = {}) {
    const raw = body instanceof Uint8Array || typeof body === 'string';
    const all = {
      ...(body !== undefined && !raw && { 'content-type': 'application/json' }),
      ...(method !== 'GET' && { 'idempotency-key': randomUUID() }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...(cookie && { cookie }),
      ...headers,
    };
    const answer = await fetch(new URL(path, url), {
      method,
      headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
      body: body === undefined || raw ? body : JSON.stringify(body),
    });
    const given = answer.headers.get('set-cookie')?.split(';')[0];
    if (given) cookie = given;
    // With the mark that a table for spreadsheets begins with.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
    const isJson = text && /json/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : text };
  }
  return {
    ask,
    get: (path, headers) => ask('GET', path, undefined, headers),
    post: (path, body, headers) => ask('POST', path, body, headers),
    put: (path, body, headers) => ask('PUT', path, body, headers),
    /** Proposes, and gives back the idea. */
    async propose(title = 'Un banc', more = {}) {
      const { status, body } = await ask('POST', 'ideas', { title, began: 60_000, ...more });
      if (status !== 201) throw new Error(`not proposed: ${status} ${JSON.stringify(body)}`);
      return { ...body.idea, code: body.code };
    },
    vote: (id, voted = true, when = ++at) => ask('PUT', `ideas/${id}/vote`, { voted, at: when }),
    get cookie() {
      return cookie;
    },
    set cookie(value) {
      cookie = value;
    },
  };
}
