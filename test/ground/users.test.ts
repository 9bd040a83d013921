import { spawn } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { joinUsers, leaveUsers } from '../../src/db/embedded/processes.ts';
import { clearFolder, scratchFolder } from '../process.ts';

const folder = await scratchFolder();
afterAll(() => clearFolder(folder));

test('the last process to leave is told so, whoever else died or lost its number to another', async () => {
  const other = spawn('sleep', ['60']);
  const ended = new Promise((done) => other.once('close', done));
  await joinUsers(folder);
  const [mine] = await readdir(join(folder, 'postgres.users'));
  expect(mine).toBe(String(process.pid));
  // A file left by an earlier process with this number.
  await writeFile(join(folder, 'postgres.users', String(other.pid)), '1');
  await writeFile(join(folder, 'postgres.users', '999999999'), '2');
  expect(await leaveUsers(folder)).toEqual({ last: true });
  expect(await readdir(join(folder, 'postgres.users'))).toEqual([]);
  other.kill();
  await ended;
});
