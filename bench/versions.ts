import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { readPostmaster } from '../src/db/embedded/processes.ts';
import { atRate } from './lib/mixed/drive.ts';
import type { Driven } from './lib/mixed/drive.ts';
import { createRequests } from './lib/mixed/requests.ts';
import type { Who } from './lib/mixed/who.ts';
import { buildOlder } from './lib/older.ts';
import type { Older } from './lib/older.ts';
import type { Area, Row } from './lib/row.ts';
import { builtProgram, bundle, inScratch, node, run } from './lib/scratch.ts';
import { SECRET } from './lib/secret.ts';
import { startServe, stopServe } from './lib/serve.ts';
import { startSink } from './lib/sink.ts';

/** For a try, set fewer people and a shorter run. */
const PEOPLE = Number(process.env.PEOPLE ?? 764);
const MINUTES = Number(process.env.MINUTES ?? 5);
/** Requests a second to each of the two versions. */
const PER_SECOND = 12;
/** First the older version answers alone, so that its frequent queries are prepared. */
const WARM_MS = 20_000;
/** How long the newer version may take to make its backup, migrate and answer. */
const START_MS = 40_000;

/** An upgrade while people read and write: the newer version migrates beneath the older one, and both go on together. */
export const area: Area = {
  name: 'versions',
  onDemand: true,
  run: (note) =>
    inScratch(async (folder) => {
      const older = await buildOlder(folder);
      if (older === null) return [notCompared];
      const main = await builtProgram('versions');
      return sideBySide(older, main, join(folder, 'data'), note);
    }),
};

async function sideBySide(
  older: Older,
  newer: string,
  dataDir: string,
  note: (text: string) => void,
): Promise<Row[]> {
  note(`filling a programme of ${PEOPLE} people with ${older.name}`);
  const crowd = { people: PEOPLE, countries: Math.min(76, Math.ceil(PEOPLE / 4)), seed: 1 };
  const words = Object.entries(crowd).flatMap(([name, value]) => [`--${name}`, String(value)]);
  await run([older.main, 'demo', ...words], { DATA_DIR: dataDir, SECRET_KEY: SECRET });
  const sink = await startSink();
  const env = {
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    MAIL_FROM: 'mentoring@shelves.example',
    SECRET_KEY: SECRET,
    TRUSTED_PROXIES: '127.0.0.1/32',
  };
  const troubles: string[] = [];
  const hear = (which: string) => (line: string) => {
    if (/"level":(?:50|60)/.test(line)) troubles.push(`${which}: ${line.slice(0, 300)}`);
  };
  const old = await startServe(older.main, dataDir, env, '/', hear('older'));
  try {
    const connection = await connectionOf(dataDir);
    const who = await whoIn(connection);
    const next = createRequests(who);
    const before = await schemaIn(connection);
    await atRate(old.port, next, { ms: WARM_MS, perSecond: PER_SECOND });
    const ms = MINUTES * 60_000;
    note(`${MINUTES} minutes together`);
    const onOld = atRate(old.port, next, { ms: ms + START_MS, perSecond: PER_SECOND });
    const fresh = await startServe(newer, dataDir, env, '/', hear('newer'));
    try {
      const onNew = await atRate(fresh.port, createRequests(who), { ms, perSecond: PER_SECOND });
      const both = { old: await onOld, new: onNew };
      const schemas = `${before} and ${await schemaIn(connection)} migrations`;
      const where = `${older.name} beside this on one database (${schemas}), client on the same machine; the newer one was ready after ${(fresh.msToFirstPage / 1000).toFixed(1)} s, with its backup`;
      return [errorsOf(both, where), troublesOf(troubles)];
    } finally {
      await stopServe(fresh);
    }
  } finally {
    await stopServe(old);
    sink.stop();
  }
}

function errorsOf(both: { old: Driven; new: Driven }, where: string): Row {
  const all = [both.old, both.new].flatMap(({ took }) => [...took.values()].flat()).length;
  const errors = Object.entries(both).flatMap(([which, { errors }]) =>
    errors.map(({ name, what }) => `${name} of the ${which} one answers ${what}`),
  );
  const kinds = Object.entries(Object.groupBy(errors, (one) => one));
  const told = kinds.map(([kind, some]) => `${some!.length} × ${kind}`).join(', ') || 'none';
  return {
    area: 'versions',
    row: `errors while an older version runs beside the newer, ${MINUTES} min`,
    value: errors.length,
    unit: '',
    goal: '≤ 0',
    pass: errors.length === 0,
    against: `of ${all} answers, ${PER_SECOND} a second from each; ${told}; ${where}`,
  };
}

const troublesOf = (troubles: readonly string[]): Row => ({
  area: 'versions',
  row: 'errors in the logs of both meanwhile',
  value: troubles.length,
  unit: '',
  goal: '≤ 0',
  pass: troubles.length === 0,
  against: troubles.slice(0, 5).join(' | ') || 'none; jobs, the timetable and mail run in both',
});

const notCompared: Row = {
  area: 'versions',
  row: 'errors while an older version runs beside the newer',
  value: 0,
  unit: '',
  goal: '≤ 0',
  pass: null,
  against: 'there is no repository here to build an older version from',
};

async function connectionOf(dataDir: string): Promise<{ host: string; user: string; database: string }> {
  const { socketFolder } = (await readPostmaster(join(dataDir, 'postgres')))!;
  return { host: socketFolder, user: 'antipode', database: 'antipode' };
}

async function schemaIn(connection: object): Promise<number> {
  const client = new pg.Client(connection);
  await client.connect();
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from kysely_migration');
  await client.end();
  return rows[0]!.n;
}

async function whoIn(connection: object): Promise<Who> {
  const script = await bundle('mixed/who.ts');
  const words = [script, JSON.stringify(connection), String(Math.ceil(PEOPLE / 2))];
  const { stdout } = await promisify(execFile)(node, words, { maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout) as Who;
}
