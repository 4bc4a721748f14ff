import realFs from 'node:fs/promises';
import path from 'node:path';

/** Makes sure that the names in a folder are on the disk. Windows opens no folder, and keeps names in a journal of its own. @param {string} folder @param {typeof realFs} [fs] */
export async function syncFolder(folder, fs = realFs) {
  if (process.platform === 'win32') return;
  const handle = await fs.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder and those above that are missing, all of them on the disk. @param {string} folder @param {typeof realFs} [fs] */
export async function makeFolder(folder, fs = realFs) {
  const first = await fs.mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = path.resolve(folder); made.length >= path.resolve(first).length; made = path.dirname(made))
    await syncFolder(path.dirname(made), fs);
}
