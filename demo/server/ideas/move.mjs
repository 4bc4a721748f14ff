// Takes the ideas from SQLite to PostgreSQL: `DATABASE_URL=postgres://… node demo/server/ideas/move.mjs`, with PARVIS_DATA as the
// server had it, which is stopped. All of it or nothing: cut at any place, it is begun again, and nobody has seen a half.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openSqlite, migrate } from '../database.mjs';
import { copyBox, MoveError } from './copy-box.mjs';
import { movedMark, openStore } from './store.mjs';
import { migrations } from './tables.mjs';
import { NO_POSTGRES, isPostgres, variable } from './variables.mjs';

const databaseUrl = variable('DATABASE_URL', '');
const file = path.resolve(variable('PARVIS_DATA', '.parvis-ideas'), 'ideas.sqlite');

try {
  if (!databaseUrl) throw new MoveError('DATABASE_URL must name the PostgreSQL that takes the ideas.');
  if (!isPostgres(databaseUrl)) throw new MoveError(NO_POSTGRES);
  if (!existsSync(file)) throw new MoveError(`${file}: there is no such file. PARVIS_DATA names its folder.`);
  await move();
} catch (error) {
  const { code, message } = /** @type {Error & { code?: string }} */ (error);
  if (!(error instanceof MoveError) && !code) throw error;
  console.error(code?.startsWith('SQLITE_BUSY') ? `${file} is in use: stop the server first.` : message);
  process.exitCode = 1;
}

async function move() {
  const from = openSqlite(file, { patience: 0, alone: true });
  try {
    await migrate(from, migrations);
    // Brings the tables of the other side to the same form.
    const to = await openStore({ folder: path.dirname(file), databaseUrl, as: 'parvis-move' });
    try {
      const client = await /** @type {NonNullable<typeof to.connect>} */ (to.connect)();
      try {
        const counts = await copyBox(from, client, (line) => console.log(line));
        console.log(
          counts === undefined
            ? 'This PostgreSQL holds these ideas already, every row the same. Nothing was done.'
            : `Moved: ${counts.map(([table, count]) => `${count} ${table}`).join(', ')}; counts and checksums are the same.`,
        );
        // A server that is started without DATABASE_URL would go on from here, and nobody notice it at first.
        await writeFile(movedMark(path.dirname(file)), '');
        console.log(`Start the server with DATABASE_URL from now on. ${file} is left as it was.`);
      } finally {
        await client.end();
      }
    } finally {
      await to.close();
    }
  } finally {
    await from.destroy();
  }
}
