// A run of the stories that finds none has shown nothing, and must not look like a success.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { it } from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');

it('fails where there is no story to run', () => {
  const runner = path.join(root, 'node_modules/vitest/vitest.mjs');
  const { status, stdout } = spawnSync(process.execPath, [runner, 'run', 'no-such-story'], {
    cwd: root,
    encoding: 'utf8',
  });
  assert.match(stdout, /^0 passed, 1 failed$/m);
  assert.equal(status, 1);
});
