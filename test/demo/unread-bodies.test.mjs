// A body that is refused is taken in to its end: who sends it is told why, and whoever comes next by the same line is answered.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import realFs from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startTown } from '../../demo/server/town.mjs';
import { startIdeas } from '../support/ideas-server.mjs';

const data = mkdtempSync(path.join(tmpdir(), 'parvis-unread-'));
/** @type {Awaited<ReturnType<typeof startTown>>} */
let town;
before(async () => {
  // What is built is not looked at here.
  town = await startTown({ port: 0, data, parvis: data });
});
after(async () => {
  await town.close();
  rmSync(data, { recursive: true });
});

const MB = 2 ** 20;
const chunked = (/** @type {number} */ bytes) => [
  'Transfer-Encoding: chunked',
  ...Array.from({ length: bytes / MB }, () => `${MB.toString(16)}\r\n${'x'.repeat(MB)}\r\n`),
  '0\r\n\r\n',
];
const whole = (/** @type {number} */ bytes) => [`Content-Length: ${bytes}`, 'x'.repeat(bytes)];

/**
 * Sends a request and then another one by the same connection, as a proxy does for somebody else.
 *
 * @param {string} origin @param {string} first line @param {string} type @param {string[]} body its header, and its parts
 * @returns {Promise<number[]>} the status of each answer
 */
async function sendTwo(origin, first, type, [header, ...parts]) {
  const { port } = new URL(origin);
  const socket = connect(Number(port), '127.0.0.1');
  const head = `Host: localhost:${port}\r\nIdempotency-Key: ${randomUUID()}\r\n`;
  socket.write(`${first} HTTP/1.1\r\n${head}Content-Type: ${type}\r\n${header}\r\n\r\n`);
  for (const part of parts) socket.write(part);
  socket.write(`GET /idees/api/box HTTP/1.1\r\n${head}Connection: close\r\n\r\n`);
  let answers = '';
  for await (const chunk of socket) answers += chunk;
  return [...answers.matchAll(/HTTP\/1.1 (\d+)/g)].map(([, status]) => Number(status));
}

describe('a body that is refused', () => {
  const [pdf, json, text] = ['application/pdf', 'application/json', 'text/plain'];
  for (const [first, type, body, status] of /** @type {const} */ ([
    ['POST /idees/api/files?name=a.pdf', pdf, chunked(6 * MB), 413],
    ['POST /idees/api/files?name=a.pdf', pdf, whole(6 * MB), 413],
    ['POST /idees/api/files?name=a.pdf', text, chunked(6 * MB), 415],
    ['REPORT /documents/', 'application/xml', chunked(2 * MB), 413],
    ['POST /documents/', text, chunked(2 * MB), 405],
  ]))
    it(`is no one's who comes after it: ${first}, ${type}, ${body[0]}`, { timeout: 20_000 }, async () =>
      assert.deepEqual(await sendTwo(town.url, first, type, body), [status, 200]),
    );

  it('is no one else’s either when the disk is full', { timeout: 20_000 }, async (t) => {
    const full = async () => {
      throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    };
    const fs = /** @type {typeof realFs} */ ({
      ...realFs,
      async open(...given) {
        const handle = await realFs.open(...given);
        return given[1] === 'wx' ? Object.assign(handle, { write: full }) : handle;
      },
    });
    const box = await startIdeas({ fs });
    t.after(() => box.close());
    assert.deepEqual(await sendTwo(box.origin, 'POST /idees/api/files?name=a.pdf', pdf, whole(4 * MB)), [503, 200]);
  });

  // Nginx asks so, each time.
  it('is heard to its end by a connection that ends with it', { timeout: 20_000 }, async () => {
    const { port } = new URL(town.url);
    const socket = connect(Number(port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk));
    socket.write(
      `POST /idees/api/ideas HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\nContent-Type: ${json}\r\n` +
        `Idempotency-Key: ${randomUUID()}\r\nContent-Length: ${6 * MB}\r\n\r\n`,
    );
    // Node has it once another one is answered.
    assert.equal((await fetch(`${town.url}idees/api/box`)).status, 200);
    const closed = once(socket, 'close');
    for (let sent = 0; sent < 6; sent++)
      await new Promise((next) => socket.write('x'.repeat(MB), () => next(undefined)));
    await closed;
    assert.match(answer, /^HTTP\/1.1 413 /);
  });

  it('is cut off where it has no end', { timeout: 20_000 }, async () => {
    const { port } = new URL(town.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => {});
    const closed = new Promise((resolve) => socket.on('close', resolve));
    const [header, part] = chunked(MB);
    socket.write(`POST /documents/ HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Type: ${text}\r\n${header}\r\n\r\n`);
    const send = () => socket.writable && socket.write(part, send);
    send();
    await closed;
  });
});
