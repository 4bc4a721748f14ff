// What a disk may hold after the power went: told from the journal that power-cut.c has kept of a process.
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const HEAD = 32;
const SECTOR = 512;

/** A file by its inode: what is surely on the disk, and what was done since. */
class File {
  /** @type {({ at: number, data: Buffer } | { length: number })[]} */
  changes = [];
  names = 1;
  touched = false;
  #bytes;
  #length;

  /** @param {Buffer} held */
  constructor(held = Buffer.alloc(0)) {
    this.#bytes = held;
    this.#length = held.length;
  }

  get held() {
    return this.#bytes.subarray(0, this.#length);
  }

  /** @param {File['changes'][number]} change */
  apply(change) {
    const end = 'length' in change ? change.length : Math.max(this.#length, change.at + change.data.length);
    if (end > this.#bytes.length) {
      const grown = Buffer.alloc(end * 2);
      this.held.copy(grown);
      this.#bytes = grown;
    }
    // What is cut off is zero when the file grows again.
    if (end < this.#length) this.#bytes.fill(0, end, this.#length);
    this.#length = end;
    if ('data' in change) change.data.copy(this.#bytes, change.at);
  }
}

/**
 * A disk of files and folders under one root. A write is sure once a sync that began after it has ended; a name once its
 * folder has been synced so. Nothing else is, in whatever order it was done.
 */
class Disk {
  #root;
  /** @type {Map<string, File | 'folder'>} what the process saw */
  #seen = new Map();
  /** @type {Map<string, File | 'folder'>} what is sure */
  #sure = new Map();
  /** @type {Map<string, { name: string, to: File | 'folder' | undefined }[]>} names not yet sure, by folder */
  #names = new Map();
  /** @type {Map<bigint, File>} */
  #files = new Map();
  /** @type {Set<string>} names that stand for something else than they did */
  #changed = new Set();

  /** Takes what is there as written long ago. @param {string} root */
  constructor(root) {
    this.#root = root;
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      const name = path.join(entry.parentPath, entry.name);
      const is = entry.isFile() ? this.#fileAt(name, readFileSync(name)) : 'folder';
      this.#seen.set(name, is);
      this.#sure.set(name, is);
    }
  }

  /** @param {string} name @param {Buffer} held */
  #fileAt(name, held) {
    const file = new File(held);
    this.#files.set(statSync(name, { bigint: true }).ino, file);
    return file;
  }

  /** Does again what was done. @param {string} journal */
  replay(journal) {
    const bytes = readFileSync(journal);
    /** @type {Map<bigint, () => void>} */
    const syncs = new Map();
    for (let at = 0; at + HEAD <= bytes.length;) {
      const op = String.fromCharCode(bytes.readUInt32LE(at));
      const ino = bytes.readBigUInt64LE(at + 8);
      const offset = bytes.readBigUInt64LE(at + 16);
      const data = at + HEAD + bytes.readUInt32LE(at + 4);
      const next = data + Number(bytes.readBigUInt64LE(at + 24));
      // The last one may have been cut with the process.
      if (next > bytes.length) break;
      const name = bytes.toString('utf8', at + HEAD, data);
      const body = bytes.subarray(data, next);
      if (op === 'E') this.#enter(name, ino);
      else if (op === 'M') this.#name(name, 'folder');
      else if (op === 'W') this.#change(ino, { at: Number(offset), data: body });
      else if (op === 'T') this.#change(ino, { length: Number(offset) });
      else if (op === 'U') this.#name(name, undefined);
      else if (op === 'R') this.#rename(name, body.toString());
      else if (op === 'B') syncs.set(offset, this.#syncOf(name, ino));
      else if (op === 'S') syncs.get(offset)?.();
      at = next;
    }
    return this;
  }

  /** @param {bigint} ino @param {File['changes'][number]} change */
  #change(ino, change) {
    const file = this.#files.get(ino);
    if (!file) return;
    file.changes.push(change);
    file.touched = true;
  }

  /** @param {string} name @param {bigint} ino */
  #enter(name, ino) {
    const seen = this.#seen.get(name);
    const known = this.#files.get(ino);
    if (seen && seen === known) return;
    // The number of a file that is gone may be given again.
    const file = known && known.names > 0 ? known : new File();
    if (file !== known) file.names = 0;
    this.#files.set(ino, file);
    this.#name(name, file);
  }

  /** @param {string} from @param {string} to */
  #rename(from, to) {
    const moved = this.#seen.get(from);
    this.#name(to, moved);
    this.#name(from, undefined);
  }

  /** @param {string} name @param {File | 'folder' | undefined} to */
  #name(name, to) {
    this.#changed.add(name);
    const former = this.#seen.get(name);
    if (former instanceof File) former.names--;
    if (to instanceof File) to.names++;
    if (to) this.#seen.set(name, to);
    else this.#seen.delete(name);
    const folder = path.dirname(name);
    if (!this.#names.has(folder)) this.#names.set(folder, []);
    this.#names.get(folder)?.push({ name, to });
  }

  /** What is sure when the sync that begins now has ended. @param {string} name @param {bigint} ino */
  #syncOf(name, ino) {
    const file = this.#files.get(ino);
    if (this.#seen.get(name) !== 'folder' && file) {
      const last = file.changes.at(-1);
      return () => takeTo(file.changes, last).forEach((change) => file.apply(change));
    }
    const last = this.#names.get(name)?.at(-1);
    return () => takeTo(this.#names.get(name) ?? [], last).forEach((change) => this.#settle(change));
  }

  /** @param {{ name: string, to: File | 'folder' | undefined }} change */
  #settle({ name, to }) {
    if (to) this.#sure.set(name, to);
    else this.#sure.delete(name);
  }

  /**
   * Takes the power away. Of what was not sure, each name and each sector of each write is kept when `keeps` says so.
   *
   * @param {() => boolean} keeps
   * @returns {{ sure: number, dropped: number }} names on the disk, and changes lost
   */
  cut(keeps) {
    let dropped = 0;
    for (const changes of this.#names.values())
      for (const change of changes)
        if (keeps()) this.#settle(change);
        else dropped++;
    for (const file of new Set(this.#sure.values())) {
      if (!(file instanceof File)) continue;
      for (const change of file.changes) {
        if ('length' in change) {
          if (keeps()) file.apply(change);
          else dropped++;
          continue;
        }
        for (let from = 0; from < change.data.length;) {
          const end = Math.min(change.data.length, from + SECTOR - ((change.at + from) % SECTOR));
          if (keeps()) file.apply({ at: change.at + from, data: change.data.subarray(from, end) });
          else dropped++;
          from = end;
        }
      }
      file.changes = [];
    }
    return { sure: this.#sure.size, dropped };
  }

  /** Makes the folder what the disk holds, for the next process. A name whose folder is not sure is nowhere. */
  write() {
    const held = [...this.#sure].sort(([a], [b]) => a.length - b.length);
    this.#sure = new Map();
    for (const [name, is] of held) {
      const folder = path.dirname(name);
      if (folder !== this.#root && this.#sure.get(folder) !== 'folder') continue;
      if (is === 'folder') mkdirSync(name, { recursive: true });
      if (is === 'folder' || !(is.touched || this.#changed.has(name))) {
        this.#sure.set(name, is);
        continue;
      }
      rmSync(name, { force: true });
      writeFileSync(name, is.held);
      this.#sure.set(name, this.#fileAt(name, Buffer.from(is.held)));
    }
    for (const name of [...this.#seen.keys()].reverse())
      if (!this.#sure.has(name)) rmSync(name, { recursive: true, force: true });
    this.#seen = new Map(this.#sure);
    this.#names.clear();
    this.#changed.clear();
  }
}

/**
 * Takes all up to one, and that one, out of a list; nothing when another sync has taken it already.
 *
 * @template T @param {T[]} list @param {T | undefined} last
 */
function takeTo(list, last) {
  return last === undefined ? [] : list.splice(0, list.lastIndexOf(last) + 1);
}

/** What runs under a server, and what happens to its disk when it is gone. */
export class Power {
  dropped = 0;
  #disk;
  #cuts = 0;
  #journal;

  /** @param {string} folder @param {string} library @param {string} [forget] */
  constructor(folder, library, forget = '') {
    this.#disk = new Disk(folder);
    this.#journal = path.join(path.dirname(folder), 'journal');
    this.env = {
      LD_PRELOAD: library,
      PARVIS_ROOT: folder,
      PARVIS_JOURNAL: this.#journal,
      PARVIS_FORGET: forget,
    };
  }

  /** Every other time all that was not synced goes; else any part of it. */
  died() {
    const some = this.#cuts++ % 2 === 1;
    this.dropped += this.#disk.replay(this.#journal).cut(() => some && Math.random() < 0.5).dropped;
    this.#disk.write();
    rmSync(this.#journal);
  }
}
