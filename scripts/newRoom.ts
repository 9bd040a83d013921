import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { putInto, stepsOf } from './newRoomSteps.ts';

// Makes the room of docs/new-room.md in a copy of the repository, from the text of that page alone, and runs the tests that a new room has
// to pass there. Reports changes outside the room's own folders. Takes minutes; not part of `npm test`. `--keep` leaves the copy for a
// look.

const root = new URL('..', import.meta.url).pathname;
const OWN = ['src/rooms/stories/', 'src/web/stories/', 'src/web/workbench/stories/', 'src/mail/out/stories/'];
const MOST_OUTSIDE = 8;
const TESTS = [
  'src/rooms/stories',
  'src/mail/examples',
  'src/mail/out/lacking.test.ts',
  'src/web/workbench/log',
  'test/architecture.test.ts',
  'test/audience.test.ts',
  'test/brings.test.ts',
  'test/catalogue.test.ts',
  'test/citus.test.ts',
  'test/claims',
  'test/kinds.test.ts',
  'test/mail/every.test.ts',
  'test/promises/promises.test.ts',
  'test/structure.test.ts',
  'test/tables.test.ts',
  'test/words.test.ts',
];

const copy = mkdtempSync(join(tmpdir(), 'antipode-new-room-'));
try {
  make();
  const outside = touched().filter(
    (file) => !file.startsWith('locales/') && !OWN.some((folder) => file.startsWith(folder)),
  );
  console.log(`\n${outside.length} files outside its own folders, texts aside:\n  ${outside.join('\n  ')}`);
  if (outside.length > MOST_OUTSIDE) throw new Error(`more than ${MOST_OUTSIDE}`);
  run('npm', ['run', '-s', 'check']);
  run('npx', ['vitest', 'run', ...TESTS]);
  console.log('The room of docs/new-room.md compiles and passes.');
} finally {
  if (process.argv.includes('--keep')) console.log(copy);
  else rmSync(copy, { recursive: true, force: true });
}

function make(): void {
  for (const file of git(root, 'ls-files', '-z').split('\0').filter(Boolean))
    cpSync(root + file, join(copy, file), { recursive: true });
  symlinkSync(`${root}node_modules`, join(copy, 'node_modules'));
  git(copy, 'init', '-q');
  git(copy, 'add', '-A');
  for (const step of stepsOf(readFileSync(`${root}docs/new-room.md`, 'utf8'))) putInto(copy, step);
  run('npm', ['run', '-s', 'db:types']);
  run('npx', ['vitest', 'run', 'test/claims/docs.test.ts', '-u']);
}

/** New and changed files. */
function touched(): string[] {
  return git(copy, 'status', '--porcelain', '--no-renames', '-uall')
    .split('\n')
    .filter((line) => line !== '' && !/^A {2}/.test(line))
    .map((line) => line.slice(3))
    .filter((file) => file !== 'node_modules');
}

function git(at: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: at,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}

function run(command: string, args: string[]): void {
  console.log(`\n> ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, { cwd: copy, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}
