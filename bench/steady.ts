import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { startEmbedded } from '../src/db/embedded/start.ts';
import { readPostmaster } from '../src/db/embedded/processes.ts';
import { fillTopic } from './lib/topic.ts';
import { load } from './lib/load.ts';
import { median, spread } from './lib/row.ts';
import type { Area, Row } from './lib/row.ts';
import { bundle, inScratch, node, root, run } from './lib/scratch.ts';
import { pssOf, startServe, stopServe } from './lib/serve.ts';

const RUNS = 5;
const RUN_MS = 3000;
const CONNECTIONS = 16;

/** What a visitor and an operator of a quiet installation feel: pages, start, memory. */
export const area: Area = {
  name: 'steady',
  run: async (note) => [...(await pages(note)), ...(await startAndMemory(note))],
};

async function pages(note: (text: string) => void): Promise<Row[]> {
  const script = await bundle('page-server.tsx');
  return inScratch(async (dataDir) => {
    const server = await startEmbedded({ dataDir });
    try {
      await fillTopic(server.connection);
      const child = spawn(node, [script, JSON.stringify(server.connection)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      try {
        const line = await new Promise<string>((done, fail) => {
          createInterface(child.stdout).once('line', done);
          child.once('close', () => fail(new Error('the page server ended')));
        });
        const { ours, raw, bytes } = JSON.parse(line) as { ours: number; raw: number; bytes: number };
        const rates: { ours: number[]; raw: number[] } = { ours: [], raw: [] };
        for (const port of [ours, raw]) await load(port, '/topic', RUN_MS, CONNECTIONS);
        for (let turn = 0; turn < RUNS; turn++) {
          rates.ours.push(await load(ours, '/topic', RUN_MS, CONNECTIONS));
          rates.raw.push(await load(raw, '/topic', RUN_MS, CONNECTIONS));
          note(
            `page ${turn + 1} of ${RUNS}: ${rates.ours.at(-1)!.toFixed(0)} against ${rates.raw.at(-1)!.toFixed(0)} a second`,
          );
        }
        const value = median(rates.ours) / median(rates.raw);
        return [
          {
            area: 'steady',
            row: 'public page against raw node:http',
            value,
            unit: '×',
            goal: '≥ 0.65',
            pass: value >= 0.65,
            against: `requests a second: ${spread(rates.ours)} against ${spread(rates.raw)}; ${bytes} equal bytes, one query`,
          },
        ];
      } finally {
        child.kill();
      }
    } finally {
      await server.stop();
    }
  });
}

async function startAndMemory(note: (text: string) => void): Promise<Row[]> {
  const built = join(root, '.cache', `bench-dist-${process.pid}`);
  await run(['scripts/build.ts', built]);
  process.once('exit', () => rmSync(built, { recursive: true, force: true }));
  const main = join(built, 'antipode.js');
  return inScratch(async (dataDir) => {
    const starts: number[] = [];
    for (let turn = 0; turn < RUNS + 1; turn++) {
      const started = await startServe(main, dataDir);
      // The first start makes the database and fills the compile cache, which is written three seconds later.
      if (turn > 0) starts.push(started.msToFirstPage);
      else await wait(4000);
      await stopServe(started);
    }
    const started = await startServe(main, dataDir);
    note('waiting a minute for memory to settle');
    await wait(60_000);
    const app = await pssOf(started.child.pid!);
    const postgres = await pssOf((await readPostmaster(join(dataDir, 'postgres')))!.pid);
    await stopServe(started);
    return [
      {
        area: 'steady',
        row: 'warm start to first page',
        value: Math.round(median(starts)),
        unit: 'ms',
        goal: '≤ 1000',
        pass: median(starts) <= 1000,
        against: `with PostgreSQL's own start: ${spread(starts)} ms`,
      },
      {
        area: 'steady',
        row: 'memory of the idle application',
        value: Math.round(app),
        unit: 'MB',
        goal: '≤ 180',
        pass: app <= 180,
        against: `sum of PSS, 60 s after boot; PostgreSQL apart: ${postgres.toFixed(0)} MB`,
      },
    ];
  });
}

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
