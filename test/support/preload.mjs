// Small libraries that are loaded before a program (LD_PRELOAD) and stand between it and the system.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Compiles a library of this folder, and gives its path; nothing where there is no compiler, or no Linux.
 *
 * @param {string} name Its source, without `.c`.
 * @param {string} folder Where it goes.
 */
export function compilePreload(name, folder) {
  if (process.platform !== 'linux') return undefined;
  const library = path.join(folder, `${name}.so`);
  const source = path.join(import.meta.dirname, `${name}.c`);
  const { status } = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status === 0 && existsSync(library) ? library : undefined;
}
