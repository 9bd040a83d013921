import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { isAlive, readPostmaster, waitGone } from '../../src/db/embedded/processes.ts';
import { freshDatabase, urlOf } from '../database.ts';
import { startsInFolders } from '../folders.ts';
import { serve, untilReady } from '../process.ts';
import type { Served } from '../process.ts';

const { folder, clears } = startsInFolders();

let started: string;
/** A copy of a folder in which a server has run, as the first test left it, but without the mark of that folder. */
async function usedFolder(name = 'data'): Promise<string> {
  const dataDir = join(await folder(), name);
  clears(dataDir);
  expect(spawnSync('cp', ['-a', started, dataDir]).status).toBe(0);
  await rm(join(dataDir, 'instance.mark'));
  return dataDir;
}

const postmaster = async (dataDir: string) => readPostmaster(join(dataDir, 'postgres'));

describe('a server with the embedded PostgreSQL', () => {
  test('starts in an empty folder, keeps everything private and stops both on SIGTERM', async () => {
    const dataDir = join(await folder(), 'data');
    const served = await serve(dataDir);
    await untilReady(served);
    expect(await served.get('/healthz')).toMatchObject({ status: 200 });
    expect(served.output()).toContain(`Antipode is at http://localhost:${served.port}`);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, 'secret.key'))).mode & 0o777).toBe(0o600);
    const { pid, socketFolder } = (await postmaster(dataDir))!;
    expect((await stat(socketFolder)).mode & 0o777).toBe(0o700);
    const client = new pg.Client({ host: socketFolder, user: 'antipode', database: 'antipode' });
    await client.connect();
    const shown = await client.query(
      `select current_setting('listen_addresses') as tcp, current_setting('data_checksums') as sums,
        (select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'antipode') as locale`,
    );
    // The server's note about a refused row must not reveal its values.
    const twice = 'insert into account (address, created_at) values ($1, now()), ($1, now())';
    await expect(client.query(twice, ['a@private.example'])).rejects.toThrow('duplicate');
    await client.end();
    const log = await readFile(join(dataDir, 'postgres.log'), 'utf8');
    expect(log).toContain('duplicate key value violates unique constraint');
    expect(log).not.toContain('private.example');
    expect(shown.rows).toEqual([{ tcp: '', sums: 'on', locale: 'b C.UTF-8' }]);
    const began = performance.now();
    expect(await served.end('SIGTERM')).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(isAlive(pid)).toBe(false);
    started = dataDir;
  });

  describe('in a folder that was used before', () => {
    let dataDir: string;
    let first: Served;
    beforeAll(async () => {
      dataDir = await usedFolder();
      first = await serve(dataDir);
      await untilReady(first);
    });

    test('makes the key of the installation once', async () => {
      const keys = await Promise.all(
        [started, dataDir].map((folder) => readFile(join(folder, 'secret.key'), 'utf8')),
      );
      expect(keys[1]).toBe(keys[0]);
    });

    test('takes over the PostgreSQL that a killed one left running', async () => {
      const before = (await postmaster(dataDir))!.pid;
      expect(await first.end('SIGKILL')).toBe(null);
      expect(isAlive(before)).toBe(true);
      const second = await serve(dataDir);
      await untilReady(second);
      expect((await postmaster(dataDir))!.pid).toBe(before);
      expect(await second.end('SIGTERM')).toBe(0);
      expect(isAlive(before)).toBe(false);
    });
  });

  describe('where the path is too long for a socket', () => {
    let dataDir: string;
    let served: Served;
    beforeAll(async () => {
      dataDir = await usedFolder('a-long-name-of-a-folder'.repeat(5));
      served = await serve(dataDir);
      await untilReady(served);
    });

    test('starts with the socket elsewhere', async () => {
      const { socketFolder } = (await postmaster(dataDir))!;
      expect(socketFolder.startsWith(dataDir)).toBe(false);
      expect((await stat(socketFolder)).mode & 0o777).toBe(0o700);
    });

    test('brings PostgreSQL back when that is killed, and leaves no socket behind', async () => {
      const { pid, socketFolder } = (await postmaster(dataDir))!;
      process.kill(pid, 'SIGKILL');
      await waitGone(pid, 5000);
      // A backend of the killed server may still answer for a moment, so readiness alone proves nothing yet.
      await expect.poll(() => served.output()).toContain('PostgreSQL runs again');
      await untilReady(served);
      expect((await postmaster(dataDir))!.pid).not.toBe(pid);
      expect(await served.end('SIGTERM')).toBe(0);
      await expect(stat(socketFolder)).rejects.toThrow('ENOENT');
    });
  });

  test('shares it with a second process, and the last to leave stops it', async () => {
    const dataDir = await folder();
    const [web, worker] = await Promise.all([
      serve(dataDir, { ROLE: 'web' }),
      serve(dataDir, { ROLE: 'worker' }),
    ]);
    await Promise.all([untilReady(web), untilReady(worker)]);
    const { pid } = (await postmaster(dataDir))!;
    expect(await web.end('SIGTERM')).toBe(0);
    expect(isAlive(pid)).toBe(true);
    expect(await worker.get('/readyz')).toMatchObject({ status: 200 });
    expect(await worker.end('SIGTERM')).toBe(0);
    expect(isAlive(pid)).toBe(false);
  });

  test('runs for an ordinary user too', async () => {
    const dataDir = await folder();
    const isRoot = process.getuid?.() === 0;
    // In this namespace the user has no rights, yet may read the files of whoever runs the tests.
    const prefix = isRoot ? ['unshare', '--user', '--map-user=65534', '--map-group=65534'] : [];
    const served = await serve(dataDir, {}, prefix);
    await untilReady(served);
    expect(await served.end('SIGTERM')).toBe(0);
  });
});

test('a server of the operator’s own is used, migrated, and left running', async () => {
  const own = await freshDatabase();
  const dataDir = await folder();
  const served = await serve(dataDir, { DATABASE_URL: urlOf(own.connection) });
  await untilReady(served);
  expect((await readdir(dataDir)).toSorted()).toEqual(['instance.mark', 'secret.key']);
  expect(await served.end('SIGTERM')).toBe(0);
  expect((await own.pool.query('select 1')).rowCount).toBe(1);
  await own.drop();
});

// One of these tests waits for a server that never comes.
describe.concurrent('a start that cannot work says why in one line', () => {
  test('when settings are wrong', async () => {
    const served = await serve(await folder(), { ROLE: 'boss', PUBLIC_URL: 'http://example.org' });
    expect(await served.ended).toBe(1);
    expect(served.output().trim().split('\n')).toEqual([
      expect.stringContaining('PUBLIC_URL must be https'),
      expect.stringContaining('ROLE must be all, web or worker'),
    ]);
  });
  test('when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const served = await serve(await usedFolder(), { PORT: String(port) });
    expect(await served.ended).toBe(1);
    expect(served.output().trim()).toBe(`antipode: port ${port} is in use: set PORT to another one`);
    other.close();
  });
  test('when the data are damaged', async () => {
    const dataDir = await folder();
    await mkdir(join(dataDir, 'postgres', 'base'), { recursive: true });
    const served = await serve(dataDir);
    expect(await served.ended).toBe(1);
    expect(served.output()).toMatch(/^antipode: .* holds files but no database: .*\n$/);
  });
  test('when another server was named and nobody answers there', async () => {
    const served = await serve(await folder(), { DATABASE_URL: 'postgres://amina:secret@127.0.0.1:1/x' });
    expect(await served.ended).toBe(1);
    expect(served.output()).toMatch(/^antipode: DATABASE_URL: cannot connect/);
    expect(served.output()).not.toContain('secret');
  });
});
