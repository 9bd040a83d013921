import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { clearThrowaway, throwawayServer } from '../src/db/embedded/throwaway.ts';
import { migrate } from '../src/db/migrate.ts';
import { createDb, createPool } from '../src/db/pool.ts';
import { SCRATCH, SCRATCHES } from './scratch.ts';

export type TestServer = { host: string; port: number; user: string; password?: string; database: string };

declare module 'vitest' {
  interface ProvidedContext {
    /** A server for the run; `template` is a migrated database on it. */
    database: { server: TestServer; template: string };
    /** A folder for the bundle, made by whichever test wants one first. */
    bundle: string;
  }
}

const PREFIX = 'antipode-test-';

/** One PostgreSQL for the whole run (or the one TEST_DATABASE_URL names) with one migrated template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = process.env.TEST_DATABASE_URL
    ? { server: parse(process.env.TEST_DATABASE_URL), stop: async () => {} }
    : await ownServer();
  const template = `antipode_template_${process.pid}`;
  await command(server, `create database ${template}`);
  const db = createDb(createPool({ ...server, database: template }));
  await migrate(db).finally(() => db.destroy());
  project.provide('database', { server, template });
  const bundle = join(import.meta.dirname, '../.cache', `bundle-${process.pid}`);
  project.provide('bundle', bundle);
  return async () => {
    for (const name of await madeFrom(server, template))
      await command(server, `drop database ${name} with (force)`);
    await stop();
    await rm(bundle, { recursive: true, force: true });
  };
}

async function ownServer(): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  // A test run that was killed leaves its server behind.
  for (const folder of SCRATCHES) await clearThrowaway(PREFIX, folder);
  const { connection, stop } = await throwawayServer(PREFIX, SCRATCH);
  return { server: connection, stop };
}

/** The template, and what this run made after its name. */
async function madeFrom(server: TestServer, template: string): Promise<string[]> {
  const pool = createPool(server);
  const { rows } = await pool
    .query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [template])
    .finally(() => pool.end());
  return rows.map(({ datname }) => datname);
}

async function command(server: TestServer, text: string): Promise<void> {
  const pool = createPool(server);
  await pool.query(text).finally(() => pool.end());
}

function parse(address: string): TestServer {
  const url = new URL(address);
  return {
    host: url.searchParams.get('host') ?? url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    ...(url.password ? { password: decodeURIComponent(url.password) } : {}),
    database: url.pathname.slice(1) || 'postgres',
  };
}
