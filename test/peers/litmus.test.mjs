// litmus, the suite that WebDAV servers are held to, against the documents of the demo. Locks are declared absent.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startDocuments } from '../support/documents-server.mjs';

const PROGRAM = '/usr/bin/litmus';

describe('litmus', () => {
  /** @type {Awaited<ReturnType<typeof startDocuments>>} */
  let server;
  before(async () => {
    assert.ok(existsSync(PROGRAM), 'it is a package of Debian: apt-get install litmus');
    server = await startDocuments();
  });
  after(() => server?.close());

  for (const suite of ['basic', 'copymove', 'props', 'http']) {
    it(`${suite}: everything passes`, async () => {
      const { status, output } = await run(suite);
      const [, counts] = /<- summary for `\w+': (.*)/.exec(output) ?? [];
      assert.equal(status, 0, output);
      assert.match(counts ?? output, /^of (\d+) tests run: \1 passed, 0 failed\. 100\.0%$/);
      // Of what it warns about, only what is declared.
      const warnings = output.match(/WARNING: .*/g) ?? [];
      assert.deepEqual(
        warnings.filter((warning) => !warning.includes('does not claim Class 2')),
        [],
      );
      console.log(`  ${suite}: ${counts}`);
    });
  }

  /** @param {string} suite @returns {Promise<{ status: number | null, output: string }>} */
  function run(suite) {
    // It leaves a log where it stands.
    const folder = mkdtempSync(path.join(tmpdir(), 'parvis-litmus-'));
    const child = spawn(PROGRAM, [server.url], { cwd: folder, env: { ...process.env, TESTS: suite } });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part) => {
        output += part;
      });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (status) => {
        rmSync(folder, { recursive: true, force: true });
        // It writes each line over the one before.
        resolve({ status, output: output.replaceAll('\r', '\n') });
      });
    });
  }
});
