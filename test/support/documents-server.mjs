import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fastify from 'fastify';
import { serveDocuments } from '../../demo/server/documents/serve-documents.mjs';

/**
 * Serves documents out of a folder of their own, gone at the end.
 *
 * @param {Partial<Parameters<typeof serveDocuments>[1]>} [options]
 * @param {() => Promise<void>} [late] what an answer waits for, once the work is done
 */
export async function startDocuments(options = {}, late) {
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'parvis-documents-'));
  const app = fastify({ forceCloseConnections: true });
  if (late) app.addHook('onSend', late);
  await app.register(serveDocuments, { prefix: '/documents', ...options, folder });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url: `${address}/documents/`,
    port: Number(new URL(address).port),
    folder,
    async close() {
      await app.close();
      if (!options.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}
