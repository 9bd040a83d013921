import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { clearThrowaway, throwawayServer } from '../src/db/embedded/throwaway.ts';
import { migrate } from '../src/db/migrate.ts';
import { createDb, createPool } from '../src/db/pool.ts';
import { tellKnownIds } from './knownIds.ts';
import { makeReadable } from './readablePages.ts';
import { PREFIX, SCRATCH, SCRATCHES } from './scratch.ts';

export type TestServer = { host: string; port: number; user: string; password?: string; database: string };

declare module 'vitest' {
  interface ProvidedContext {
    /** A server for the run. `template` is a migrated database on it. Databases of this run alone have names that begin with `own`. */
    database: { server: TestServer; template: string; own: string };
    /** The folder of the bundle: the one in TEST_BUNDLE, or a new one, which the first test that needs it fills. */
    bundle: string;
  }
}

/**
 * Starts one PostgreSQL for the whole run, or uses the one in TEST_DATABASE_URL. It has one migrated template database, or the one in
 * TEST_TEMPLATE if this run is part of another.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [{ server, stop }] = await Promise.all([
    process.env.TEST_DATABASE_URL
      ? { server: parse(process.env.TEST_DATABASE_URL), stop: async () => {} }
      : ownServer(),
    makeReadable(),
  ]);
  const own = `antipode_template_${process.pid}`;
  const template = process.env.TEST_TEMPLATE ?? own;
  if (template === own) await makeTemplate(server, template);
  project.provide('database', { server, template, own });
  const built = process.env.TEST_BUNDLE;
  const bundle = built ?? join(import.meta.dirname, '../.cache', `bundle-${process.pid}`);
  project.provide('bundle', bundle);
  return async () => {
    for (const name of await madeFrom(server, own))
      await command(server, `drop database ${name} with (force)`);
    await stop();
    if (!built) await rm(bundle, { recursive: true, force: true });
  };
}

async function ownServer(): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  // A killed test run leaves its server behind.
  for (const folder of SCRATCHES) await clearThrowaway(PREFIX, folder);
  const { connection, stop } = await throwawayServer(PREFIX, SCRATCH);
  return { server: connection, stop };
}

async function makeTemplate(server: TestServer, name: string): Promise<void> {
  await command(server, `create database ${name}`);
  const pool = createPool({ ...server, database: name });
  const db = createDb(pool);
  try {
    await migrate(db);
    await tellKnownIds(pool);
  } finally {
    await db.destroy();
  }
}

/** The template, and the databases that this run made with names that begin like its own. */
async function madeFrom(server: TestServer, own: string): Promise<string[]> {
  const pool = createPool(server);
  const { rows } = await pool
    .query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [own])
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
