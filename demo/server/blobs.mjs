import { createHash, randomUUID } from 'node:crypto';
import realFs from 'node:fs/promises';
import path from 'node:path';
import { Refusal } from './refusal.mjs';
import { makeFolder, syncFolder } from './sync-folder.mjs';

const FULL = ['ENOSPC', 'EDQUOT'];
const DAY = 86_400_000;

/**
 * The bytes of all versions, each file named by its SHA-256. What `store` has given back is on the disk: bytes synced
 * under a passing name, then the name, then the folder. A name therefore never stands for anything but the whole file.
 */
export class Blobs {
  #folder;
  #fs;

  /** @param {string} folder @param {typeof realFs} [fs] another file system, for the tests */
  constructor(folder, fs = realFs) {
    this.#folder = folder;
    this.#fs = fs;
  }

  /** Makes every folder that there will be: none is then made while files come in. */
  async open() {
    const made = [this.#incoming, ...Array.from({ length: 256 }, (_, n) => this.#at(n.toString(16).padStart(2, '0')))];
    await makeFolder(this.#folder, this.#fs);
    for (const folder of made) await this.#fs.mkdir(folder, { recursive: true });
    await syncFolder(this.#folder, this.#fs);
    return this;
  }

  /**
   * @param {import('node:stream').Readable} bytes @param {number} [most] bytes taken; one more is refused
   * @returns {Promise<{ hash: string, size: number }>}
   */
  async store(bytes, most = Infinity) {
    const passing = path.join(this.#incoming, randomUUID());
    try {
      const { hash, size } = await this.#write(passing, bytes, most);
      // Over one of the same name too: it is the same, and its date says that it is wanted now.
      await this.#fs.rename(passing, this.path(hash));
      await syncFolder(path.dirname(this.path(hash)), this.#fs);
      return { hash, size };
    } catch (error) {
      await this.#fs.rm(passing, { force: true });
      if (FULL.includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? ''))
        throw new Refusal(507, 'The disk is full.');
      throw error;
    }
  }

  /** @param {string} file @param {import('node:stream').Readable} bytes @param {number} most */
  async #write(file, bytes, most) {
    const handle = await this.#fs.open(file, 'wx');
    try {
      const hash = createHash('sha256');
      let size = 0;
      // What is refused is not torn off: the rest of it is taken in by whoever answers, see `unread-bodies.mjs`.
      for await (const chunk of bytes.iterator({ destroyOnReturn: false })) {
        size += chunk.length;
        if (size > most) throw new Refusal(413, 'The file is too large.');
        hash.update(chunk);
        for (let from = 0; from < chunk.length;) from += (await handle.write(chunk, from)).bytesWritten;
      }
      await handle.sync();
      return { hash: hash.digest('hex'), size };
    } finally {
      await handle.close();
    }
  }

  /** @param {string} hash */
  path(hash) {
    return path.join(this.#at(hash.slice(0, 2)), hash);
  }

  /**
   * Takes away what was never finished, and what no version names: the server was stopped between the file and the row.
   * Only what has lain there for a day: a file that is wanted again gets a new date.
   *
   * @param {Set<string>} wanted hashes @param {number} [age] milliseconds
   * @returns {Promise<number>} how many went
   */
  async sweep(wanted, age = DAY) {
    let gone = 0;
    const before = Date.now() - age;
    for (const shard of await this.#fs.readdir(this.#folder)) {
      for (const name of await this.#fs.readdir(this.#at(shard))) {
        if (!wanted.has(name) && (await this.#drop(path.join(this.#at(shard), name), before))) gone++;
      }
    }
    return gone;
  }

  /** Takes away a file older than an instant. @param {string} file @param {number} before */
  async #drop(file, before) {
    const aside = path.join(this.#incoming, randomUUID());
    try {
      if ((await this.#fs.stat(file)).mtimeMs > before) return false;
      // First out of the way: what has come in under its name since it was looked at is put back.
      await this.#fs.rename(file, aside);
      if ((await this.#fs.stat(aside)).mtimeMs > before) {
        await this.#fs.rename(aside, file);
        return false;
      }
      await this.#fs.rm(aside, { force: true });
      return true;
    } catch (error) {
      // Another process was quicker.
      if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return false;
      throw error;
    }
  }

  get #incoming() {
    return this.#at('incoming');
  }

  /** @param {string} name */
  #at(name) {
    return path.join(this.#folder, name);
  }
}
