import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { daysSinceWritten } from '../shift-dates.mjs';
import { addVersion } from './history.mjs';
import { addFolder, find } from './tree.mjs';

/**
 * @typedef {{ date: string, author?: string, comment?: string, file?: string }} Past `file` for what a version was before
 * @typedef {{ folders: string[], documents: { path: string, versions: Past[] }[] }} Seed
 */

const data = new URL('../../data/', import.meta.url);

/**
 * Puts the town's own documents there at the first start, with their past: all of them or none, so that a start cut in the
 * middle begins anew.
 *
 * @param {import('./serve-documents.mjs').Context} context
 */
export async function seedTown({ db, blobs }) {
  const { count } = await db
    .selectFrom('nodes')
    .select((is) => is.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  if (Number(count) > 1) return;
  /** @type {Seed} */
  const { folders, documents } = JSON.parse(await readFile(new URL('documents.json', data), 'utf8'));
  const later = daysSinceWritten() * 86_400_000;
  /** @type {{ path: string, version: import('./history.mjs').Content & { written: number } }[]} */
  const versions = [];
  for (const { path, versions: past } of documents) {
    for (const { date, author, comment, file } of past) {
      const source = file ? `documents-former/${file}` : `documents/${path}`;
      const bytes = await blobs.store(createReadStream(new URL(encodeURI(source), data)));
      versions.push({ path, version: { ...bytes, author, comment, written: Date.parse(date) + later } });
    }
  }
  versions.sort((a, b) => a.version.written - b.version.written);
  await db.transaction().execute(async (trx) => {
    for (const path of folders) await folderAt(trx, path.split('/'));
    for (const { path, version } of versions) {
      const names = path.split('/');
      const name = names.pop() ?? '';
      const parent = await folderAt(trx, names);
      await addVersion(trx, parent, name, await find(trx, [...names, name]), version);
      // Nobody was there to touch the folders then.
      for (const { id } of await above(trx, names))
        await trx.updateTable('nodes').set({ modified: version.written }).where('id', '=', id).execute();
    }
  });
}

/** @param {import('./database.mjs').Db} trx @param {string[]} names @returns {Promise<number>} */
async function folderAt(trx, names) {
  const found = await find(trx, names);
  if (found) return found.id;
  return addFolder(trx, await folderAt(trx, names.slice(0, -1)), names.at(-1) ?? '');
}

/** The folders on a path. @param {import('./database.mjs').Db} trx @param {string[]} names */
async function above(trx, names) {
  const found = await Promise.all(names.map((_, index) => find(trx, names.slice(0, index + 1))));
  return found.flatMap((folder) => folder ?? []);
}
