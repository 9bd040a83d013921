import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '../migrations/index.ts';
import { startEmbedded } from '../src/db/embedded/start.ts';
import { createPool } from '../src/db/pool.ts';
import { migrationHash } from './migrationHash.ts';
import { store } from './storedData.ts';

/*
 * Makes the files of a release (`npm run release -- 0.2.0`). These are the version, the heading of its changes, the list of its migrations
 * (which are never touched again), and a small invented programme in its schema. Tests upgrade from that programme ever after. It commits
 * and tags nothing, and may be run again until the tag is set. CONTRIBUTING.md lists the steps before and after.
 */
interface Release {
  version: string;
  /** By name, with hashes from `migrationHash`. */
  migrations: Record<string, string>;
}

const root = join(import.meta.dirname, '..');
const PEOPLE = { people: 24, countries: 8, seed: 1 };
const [version = ''] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/.test(version)) {
  console.error('which version? npm run release -- 0.2.0');
  process.exit(2);
}

const changes = await readFile(join(root, 'CHANGELOG.md'), 'utf8');
if (changes.includes(`\n## ${version} `) && /^## Unreleased\n+(?!##)./m.test(changes)) {
  console.error(`what is under "Unreleased" would not be told: move it into ${version}, then again`);
  process.exit(1);
}

for (const file of ['package.json', 'package-lock.json'])
  await change(file, (text) => text.replaceAll(/("name": "antipode",\s+"version": ")[^"]*/g, `$1${version}`));
await change('CHANGELOG.md', (text) =>
  text.includes(`\n## ${version} `)
    ? text
    : text.replace(
        '## Unreleased\n',
        `## Unreleased\n\n## ${version} (${new Date().toISOString().slice(0, 10)})\n`,
      ),
);
await change('migrations/releases.json', noteMigrations);
await writeFile(join(root, `test/upgrade/stored/${version}.jsonl.br`), await invented());
console.log(`the files of ${version} are made: read CHANGELOG.md, run npm test, commit, tag v${version}`);

async function change(file: string, how: (text: string) => string | Promise<string>): Promise<void> {
  const path = join(root, file);
  await writeFile(path, await how(await readFile(path, 'utf8')));
}

function noteMigrations(text: string): string {
  const before = (JSON.parse(text) as Release[]).filter((release) => release.version !== version);
  const known = new Set(before.flatMap((release) => Object.keys(release.migrations)));
  const own: Release = { version, migrations: {} };
  for (const name of Object.keys(migrations))
    if (!known.has(name)) own.migrations[name] = migrationHash(name);
  return `${JSON.stringify([...before, own], undefined, 2)}\n`;
}

async function invented(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'antipode-release-'));
  const built = join(root, '.cache', `release-${process.pid}`);
  try {
    execFileSync(process.execPath, [join(root, 'scripts/build.ts'), built]);
    const words = Object.entries(PEOPLE).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const env = { PATH: process.env.PATH, DATA_DIR: folder };
    execFileSync(process.execPath, [join(built, 'antipode.js'), 'demo', ...words], { env });
    const server = await startEmbedded({ dataDir: folder });
    const pool = createPool(server.connection);
    const stored = await store(pool);
    await pool.end();
    await server.stop();
    return stored;
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(built, { recursive: true, force: true });
  }
}
