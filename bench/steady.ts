import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { startEmbedded } from '../src/db/embedded/start.ts';
import { readPostmaster } from '../src/db/embedded/processes.ts';
import { byTurns, timesAs } from './lib/pages/load.ts';
import type { Shipped, ShippedPage } from './lib/pages/shipped-server.ts';
import { median, spread } from './lib/row.ts';
import type { Area, Row } from './lib/row.ts';
import { bundle, inScratch, node, root, run } from './lib/scratch.ts';
import { pssOf, startServe, stopServe } from './lib/serve.ts';

const RUNS = 5;
const RUN_MS = 3000;
const CONNECTIONS = 16;
/** The size the model programme had; fewer for a try. */
const PEOPLE = Number(process.env.PEOPLE ?? 764);
const COUNTRIES = Math.min(76, Math.ceil(PEOPLE / 4));

/** How fast each page has to be beside plain string building; the room is told for its own sake. */
const GOALS: Record<ShippedPage['name'], number | null> = { topic: 0.65, home: 0.65, room: null };

/** What a visitor, a participant and an operator of a quiet installation feel: pages, start, memory; empty, and with a large programme. */
export const area: Area = {
  name: 'steady',
  run: async (note) => {
    const built = join(root, '.cache', `bench-dist-${process.pid}`);
    await run(['scripts/build.ts', built]);
    process.once('exit', () => rmSync(built, { recursive: true, force: true }));
    const main = join(built, 'antipode.js');
    const empty = await inScratch((dataDir) => startAndMemory(main, dataDir, '/', 'empty', note));
    const full = await inScratch(async (dataDir) => {
      note(`filling a programme with ${PEOPLE} people`);
      const crowd = ['--people', String(PEOPLE), '--countries', String(COUNTRIES), '--seed', '1'];
      await run([main, 'demo', ...crowd], { DATA_DIR: dataDir });
      const { rows, home } = await pages(dataDir, note);
      return [...rows, ...(await startAndMemory(main, dataDir, home, `${PEOPLE} people`, note))];
    });
    return [...full, ...empty];
  },
};

async function pages(dataDir: string, note: (text: string) => void): Promise<{ rows: Row[]; home: string }> {
  const script = await bundle('pages/shipped-server.ts');
  const server = await startEmbedded({ dataDir });
  const child = spawn(node, [script, JSON.stringify(server.connection)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const line = await new Promise<string>((done, fail) => {
      createInterface(child.stdout).once('line', done);
      child.once('close', () => fail(new Error('the page server ended')));
    });
    const shipped = JSON.parse(line) as Shipped;
    const rows: Row[] = [];
    for (const page of shipped.pages) rows.push(await compare(shipped, page, note));
    return { rows, home: shipped.pages.find(({ name }) => name === 'home')!.path };
  } finally {
    child.kill();
    await server.stop();
  }
}

async function compare(
  { ours, raw }: Shipped,
  { name, path, session, bytes, queries, texts }: ShippedPage,
  note: (text: string) => void,
): Promise<Row> {
  const who = session === undefined ? {} : { session };
  const sides = { ours: { port: ours, path, ...who }, raw: { port: raw, path, ...who } };
  const rates = await byTurns(sides, { runs: RUNS, ms: RUN_MS, connections: CONNECTIONS }, note);
  const value = timesAs(rates.ours, rates.raw);
  const goal = GOALS[name];
  return {
    area: 'steady',
    row: `${{ topic: 'a topic', home: 'the front page', room: 'a partner’s room' }[name]} of ${PEOPLE} people against raw`,
    value,
    unit: '×',
    goal: goal === null ? 'told' : `≥ ${goal}`,
    pass: goal === null || value >= goal,
    against: `requests a second: ${spread(rates.ours)} against ${spread(rates.raw)} of node:http, pg and strings; ${bytes} equal bytes, ${queries} queries, ${texts} texts put together`,
  };
}

async function startAndMemory(
  main: string,
  dataDir: string,
  home: string,
  which: string,
  note: (text: string) => void,
): Promise<Row[]> {
  const starts: number[] = [];
  for (let turn = 0; turn < RUNS + 1; turn++) {
    const started = await startServe(main, dataDir, {}, home);
    // The first start makes the database and fills the compile cache, which is written three seconds later.
    if (turn > 0) starts.push(started.msToFirstPage);
    else await wait(4000);
    await stopServe(started);
  }
  const started = await startServe(main, dataDir, {}, home);
  note(`${which}: waiting a minute for memory to settle`);
  await wait(60_000);
  const app = await pssOf(started.child.pid!);
  const postgres = await pssOf((await readPostmaster(join(dataDir, 'postgres')))!.pid);
  await stopServe(started);
  return [
    {
      area: 'steady',
      row: `warm start to first page, ${which}`,
      value: Math.round(median(starts)),
      unit: 'ms',
      goal: '≤ 1000',
      pass: median(starts) <= 1000,
      against: `with PostgreSQL's own start: ${spread(starts)} ms`,
    },
    {
      area: 'steady',
      row: `memory of the idle application, ${which}`,
      value: Math.round(app),
      unit: 'MB',
      goal: '≤ 180',
      pass: app <= 180,
      against: `sum of PSS, 60 s after boot; PostgreSQL apart: ${postgres.toFixed(0)} MB`,
    },
  ];
}

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
