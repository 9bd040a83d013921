import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { migrations } from '../../migrations/index.ts';
import { root, run } from './scratch.ts';

export interface Older {
  /** A tag, or the commit before the newest migration. */
  name: string;
  folder: string;
  /** The path of its bundle. */
  main: string;
}

const git = (...words: string[]): string =>
  execFileSync('git', words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/**
 * Builds the version before this one below `folder`: the last release (a tag `v…`), or, if there is none, the commit before the newest
 * migration. `OLDER=COMMIT` names another. The build borrows the packages of this version. Null if this is no repository.
 */
export async function buildOlder(folder: string): Promise<Older | null> {
  const name = process.env.OLDER ?? nameOfOlder();
  if (name === null) return null;
  const own = join(folder, 'older');
  await mkdir(own);
  const archive = execFileSync('git', ['archive', name], { cwd: root, maxBuffer: 1024 * 1024 * 1024 });
  execFileSync('tar', ['-x', '-C', own], { input: archive });
  await symlink(join(root, 'node_modules'), join(own, 'node_modules'));
  await run([join(own, 'scripts/build.ts')]);
  return { name: name.slice(0, 12), folder: own, main: join(own, 'dist/antipode.js') };
}

function nameOfOlder(): string | null {
  try {
    return git('describe', '--tags', '--abbrev=0', '--match', 'v*', 'HEAD^');
  } catch {
    if (!existsSync(join(root, '.git'))) return null;
    const newest = Object.keys(migrations).toSorted().at(-1)!;
    const added = git('log', '-1', '--format=%H', '--diff-filter=A', '--', `migrations/${newest}.ts`);
    return added === '' ? null : git('rev-parse', `${added}^`);
  }
}
