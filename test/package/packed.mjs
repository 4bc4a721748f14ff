// The package as a stranger gets it: packed, and installed in an empty folder.
import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');
const shell = process.platform === 'win32';

/**
 * Builds if nothing is built, packs, and installs in an empty folder.
 *
 * @returns the folder, that of the package in it, and what removes both
 */
export async function installPacked() {
  if (!existsSync(path.join(root, 'dist/cdn/parvis.js')) || !existsSync(path.join(root, 'dist/custom-elements.json'))) {
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, shell, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'parvis-packed-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const [{ filename }] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', folder], { cwd: root, shell }),
    );
    await writeFile(path.join(folder, 'package.json'), '{ "name": "a-town", "private": true, "type": "module" }');
    const install = ['install', '--no-audit', '--no-fund', '--prefer-offline', '--silent', `./${filename}`];
    const { status } = spawnSync('npm', install, { cwd: folder, shell, stdio: 'ignore', timeout: 120_000 });
    const parvis = path.join(folder, 'node_modules/parvis');
    if (status !== 0) {
      console.log('No registry answers: what Parvis depends on is copied from beside the sources.');
      await rm(path.join(folder, 'node_modules'), { recursive: true, force: true });
      await mkdir(parvis, { recursive: true });
      execFileSync('tar', ['-xzf', path.join(folder, filename), '-C', parvis, '--strip-components=1']);
      await copyDependencies(parvis, folder);
    }
    return { folder, parvis, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function copyDependencies(from, folder) {
  const { dependencies = {} } = JSON.parse(await readFile(path.join(from, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    const to = path.join(folder, 'node_modules', name);
    if (existsSync(to)) continue;
    await cp(path.join(root, 'node_modules', name), to, { recursive: true });
    await copyDependencies(to, folder);
  }
}
