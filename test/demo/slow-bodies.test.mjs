// Who sends a body a byte at a time, or never takes an answer, does not hold a connection for ever; who has a bad line may take his time.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startTown } from '../../demo/server/town.mjs';

const data = mkdtempSync(path.join(tmpdir(), 'parvis-slow-'));
/** @type {Awaited<ReturnType<typeof startTown>>} */
let town;
before(async () => {
  // What is built is not looked at here.
  town = await startTown({ port: 0, data, parvis: data, pace: { every: 1000, least: 100, still: 1000 } });
});
after(async () => {
  await town.close();
  rmSync(data, { recursive: true });
});

/** Sends so many bytes, again and again, until an answer comes. @param {string} first line @param {number} bytes @param {number} times */
async function send(first, bytes, times) {
  const { port } = new URL(town.url);
  const socket = connect(Number(port), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk));
  socket.on('error', () => {});
  const closed = once(socket, 'close');
  const type = first.includes('/idees') ? 'application/json' : 'text/plain';
  socket.write(
    `${first} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\nContent-Type: ${type}\r\n` +
      `Idempotency-Key: ${randomUUID()}\r\nContent-Length: ${bytes * times}\r\n\r\n`,
  );
  for (let sent = 0; sent < times && !socket.closed && !answer; sent++) {
    socket.write('x'.repeat(bytes));
    await wait(50);
  }
  await closed;
  return Number(answer.split(' ')[1]);
}

describe('a body that comes slowly', () => {
  for (const first of ['PUT /documents/lent.txt', 'POST /idees/api/ideas', 'POST /nulle-part'])
    it(`is not waited for: ${first}`, { timeout: 20_000 }, async () => {
      assert.equal(await send(first, 1, 200), 408);
      // What came goes from the disk once the connection is over: the test has an end of its own.
      while (readdirSync(path.join(data, 'documents/blobs/incoming')).length) await wait(20);
    });

  it('is taken when it comes on, for much longer', { timeout: 20_000 }, async () => {
    assert.equal(await send('PUT /documents/long.txt', 1000, 60), 201);
    const { headers } = await fetch(`${town.url}documents/long.txt`, { method: 'HEAD' });
    assert.equal(headers.get('content-length'), '60000');
  });
});

describe('an answer', () => {
  // More than lies between the two ends.
  const size = 24 * 2 ** 20;
  before(async () => {
    const { status } = await fetch(`${town.url}documents/gros.bin`, { method: 'PUT', body: new Uint8Array(size) });
    assert.equal(status, 201);
  });

  /** Asks, and takes nothing yet. @returns {import('node:net').Socket} */
  function ask() {
    const { port } = new URL(town.url);
    const socket = connect(Number(port), '127.0.0.1').pause();
    socket.write(`GET /documents/gros.bin HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`);
    return socket;
  }
  const opened = () => readdirSync('/proc/self/fd').filter((fd) => linkOf(fd).includes('/blobs/')).length;
  const linkOf = (/** @type {string} */ fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return '';
    }
  };

  it('is not kept for who never takes it', { timeout: 20_000, skip: process.platform !== 'linux' }, async () => {
    const socket = ask();
    // The test has an end of its own.
    while (!opened()) await wait(5);
    while (opened()) await wait(20);
    socket.destroy();
  });

  it('is given whole to who takes it slowly, for much longer', { timeout: 20_000 }, async () => {
    const socket = ask();
    let came = 0;
    for await (const chunk of socket) {
      came += chunk.length;
      await wait(10);
    }
    assert.ok(came > size, String(came));
  });
});
