import { createReadStream } from 'node:fs';
import realFs from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from '../sync-folder.mjs';
import { act } from './act.mjs';
import { fileName, isOfType } from './file-types.mjs';
import { maySee, viewFile } from './idea-view.mjs';
import { newId } from './ids.mjs';
import { Problem } from './problem.mjs';
import { fileDownload, fileUpload } from './schemas.mjs';

const DAY = 86_400_000;

/** What is put beside an idea. @param {import('fastify').FastifyInstance} app @param {{ context: import('./context.mjs').Context }} options */
export async function serveFiles(app, { context }) {
  const { blobs, config, identities, quotas, store } = context;
  const { fileBytes, fileTypes } = config.limits;
  // The bytes are read as they come, whatever they are said to be.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_, payload, done) => done(null, payload));

  const upload = act(
    context,
    {
      async prepare(request, person) {
        const type = String(request.headers['content-type'] ?? '')
          .split(';')[0]
          .trim()
          .toLowerCase();
        if (!fileTypes.includes(type)) throw new Problem(415, 'file-type', 'A file of this type is not taken.');
        if (Number(request.headers['content-length'] ?? 0) > fileBytes)
          throw new Problem(413, 'too-large', 'This is too large.');
        // Before a byte of it is kept.
        await quotas.check(request, person, 'file');
        await quotas.checkRoom(request, person, 'file');
        if (!request.body) throw new Problem(400, 'empty', 'The file is empty.');
        const { hash, size } = await blobs.store(/** @type {any} */ (request.body), fileBytes);
        if (!size) throw new Problem(400, 'empty', 'The file is empty.');
        if (!(await isOfType(blobs.path(hash), type)))
          throw new Problem(415, 'file-type', 'The file is not what its type says.');
        const { name } = /** @type {{ name: string }} */ (request.query);
        return { digest: `${hash} ${type} ${name}`, prepared: { hash, size, type, name: fileName(name, type) } };
      },
    },
    async ({ db, person, now, prepared }) => {
      const row = { id: newId() + newId(), ...prepared, person: person.id, idea: null, created: now };
      await db.insertInto('files').values(row).execute();
      return { status: 201, body: viewFile(row) };
    },
  );
  app.post('/files', { schema: fileUpload(fileTypes) }, upload);

  app.get('/files/:id', { schema: fileDownload }, async (request, reply) => {
    const { id } = /** @type {{ id: string }} */ (request.params);
    const person = await identities.reader(request);
    const file = await store.reader.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst();
    if (!file) throw Problem.missing('file');
    const idea =
      file.idea === null
        ? undefined
        : await store.reader
            .selectFrom('ideas')
            .select(['state', 'person'])
            .where('id', '=', file.idea)
            .executeTakeFirst();
    const seen = idea ? maySee(person, idea) : person.id !== null && file.person === person.id;
    if (!seen) throw Problem.missing('file');
    // A box that was brought back without its folder of files.
    const place = blobs.path(file.hash);
    await realFs.access(place).catch(() => {
      throw Problem.missing('file');
    });
    const plain = file.name.replace(/[^\x20-\x7e]|["%\\]/g, '_');
    return reply
      .type(file.type)
      .header('content-length', file.size)
      .header('cache-control', 'private, no-cache')
      .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeRfc5987(file.name)}`)
      .send(createReadStream(place));
  });
}

/** @param {string} name (RFC 8187) */
const encodeRfc5987 = (name) =>
  encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** Forgets the files that no idea has taken within a day. @param {import('./context.mjs').Context} context */
export async function forgetUnused({ writer, now }) {
  await writer.write(async ({ db }) => {
    await db
      .deleteFrom('files')
      .where('idea', 'is', null)
      .where('created', '<', now() - DAY)
      .execute();
  });
}

/**
 * Whether the files in a folder are those of this box: the first box that comes there leaves its mark. A server that is handed an
 * empty database, or the wrong one, beside the files of another would find none of them named.
 *
 * @param {string} folder @param {string} mark a short name @param {typeof realFs} [fs]
 */
export async function ownsFiles(folder, mark, fs = realFs) {
  const marks = (await fs.readdir(folder)).filter((name) => name.startsWith('box-'));
  if (!marks.length) {
    await (await fs.open(path.join(folder, `box-${mark}`), 'a')).close();
    await syncFolder(folder, fs);
  }
  return marks.every((name) => name === `box-${mark}`);
}

/** Takes away the bytes that no file names any more. @param {import('./context.mjs').Context} context */
export async function sweepFiles({ store, blobs, ownsFiles: owns }) {
  if (!owns) return;
  const rows = await store.reader.selectFrom('files').select('hash').distinct().execute();
  await blobs.sweep(new Set(rows.map(({ hash }) => hash)));
}
