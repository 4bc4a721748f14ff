import { addVersion } from '../../demo/server/documents/history.mjs';
import { addFolder } from '../../demo/server/documents/tree.mjs';

/** Rows of 5,000 documents in the folder `grand`; nobody reads their bytes. @param {import('../../demo/server/documents/database.mjs').Db} db */
export function folderOf5000(db) {
  return db.transaction().execute(async (trx) => {
    const folder = await addFolder(trx, 1, 'grand');
    for (let i = 0; i < 5000; i++) {
      const hash = i.toString(16).padStart(64, 'ab');
      const name = `Délibération ${i}, annexe ${i % 12}.pdf`;
      await addVersion(trx, folder, name, undefined, { hash, size: 1000 + i, author: 'Secrétariat général' });
    }
  });
}
