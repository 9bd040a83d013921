import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { startEmbedded } from '../src/db/embedded/start.ts';
import { createPool } from '../src/db/pool.ts';
import { startPageServer } from './lib/pages/pageServer.ts';
import { fillComments, inventComments } from './lib/comments.ts';
import { flood } from './lib/flood.ts';
import { byTurns, timesAs } from './lib/pages/load.ts';
import { median, spread } from './lib/row.ts';
import type { Area, Row } from './lib/row.ts';
import { bundle, inScratch, node } from './lib/scratch.ts';
import { fillTopic } from './lib/topic.ts';

const RUNS = 5;
const RUN_MS = 2500;
const CONNECTIONS = 16;
const PAGE = '/p/bench/topics/bench';

/** The open discussion: its page beside plain string building and from the cache, its weight, its search, its double clicks, a flood. */
export const area: Area = {
  name: 'discussion',
  run: async (note) => [
    ...(await page(note, 500, '', 1)),
    ...(await page(note, 2000, '?page=all', 2000)),
    ...(await searchAmongMany()),
    ...(await flood(note)),
  ],
};

interface Ports {
  ours: number;
  raw: number;
  cached: number;
  bytes: number;
  queries: number;
}

async function page(
  note: (text: string) => void,
  count: number,
  query: string,
  shown: number,
): Promise<Row[]> {
  const script = await bundle('pages/talkServer.ts');
  const path = PAGE + query;
  return inScratch(async (dataDir) => {
    const server = await startEmbedded({ dataDir });
    try {
      await fillTopic(server.connection, 1);
      const pool = createPool(server.connection);
      await fillComments(pool, inventComments(count));
      await pool.end();
      const words = [JSON.stringify(server.connection), path];
      const { child, line } = await startPageServer(script, words);
      try {
        const ports = JSON.parse(line) as Ports;
        const sides = {
          ours: { port: ports.ours, path },
          raw: { port: ports.raw, path },
          cached: { port: ports.cached, path, zipped: true },
        };
        const rates = await byTurns(sides, { runs: RUNS, ms: RUN_MS, connections: CONNECTIONS }, note);
        const html = await (await fetch(`http://127.0.0.1:${ports.ours}${path}`)).text();
        return rowsOf({ count, shown, rates, ports, html });
      } finally {
        child.kill();
      }
    } finally {
      await server.stop();
    }
  });
}

/** Presses buttons twice at once, then searches a hundred thousand comments. */
async function searchAmongMany(): Promise<Row[]> {
  const script = await bundle('talkSearch.ts');
  return inScratch(async (dataDir) => {
    const server = await startEmbedded({ dataDir });
    try {
      await fillTopic(server.connection, 1);
      const child = spawn(node, [script, JSON.stringify(server.connection)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      return await new Promise<Row[]>((done, fail) => {
        createInterface(child.stdout).once('line', (line) => done(JSON.parse(line) as Row[]));
        child.once('close', () => fail(new Error('the search ended')));
      });
    } finally {
      await server.stop();
    }
  });
}

function rowsOf(found: {
  count: number;
  shown: number;
  rates: Record<'ours' | 'raw' | 'cached', number[]>;
  ports: Ports;
  html: string;
}): Row[] {
  const { count, shown, rates, ports, html } = found;
  const cached = median(rates.cached);
  const ratio: Row = {
    area: 'discussion',
    row: `page of ${count} comments${shown > 1 ? ', all of them,' : ''} against raw`,
    value: timesAs(rates.ours, rates.raw),
    unit: '×',
    goal: '≥ 0.5',
    pass: timesAs(rates.ours, rates.raw) >= 0.5,
    against: `requests a second: ${spread(rates.ours)} against ${spread(rates.raw)} of node:http, pg and strings; ${ports.bytes} equal bytes, ${ports.queries} queries`,
  };
  if (shown > 1) return [ratio];
  const weight = gzipSync(html).length;
  return [
    ratio,
    {
      area: 'discussion',
      row: 'from the cache for visitors',
      value: Math.round(cached),
      unit: 'a second',
      goal: '≥ 15000',
      pass: cached >= 15_000,
      against: `requests a second: ${spread(rates.cached)}, compressed; drawn anew each time ${spread(rates.ours)}`,
    },
    {
      area: 'discussion',
      row: 'the cache against the page drawn anew',
      value: timesAs(rates.cached, rates.ours),
      unit: '×',
      goal: '≥ 3',
      pass: timesAs(rates.cached, rates.ours) >= 3,
      against: `${spread(rates.cached)} against ${spread(rates.ours)} a second`,
    },
    {
      area: 'discussion',
      row: 'HTML of the first 50 comments, compressed',
      value: weight / 1024,
      unit: 'kB',
      goal: '≤ 14',
      pass: weight <= 14 * 1024,
      against: `the whole page of a topic with ${count} comments in four languages, gzip: ${weight} bytes of ${Buffer.byteLength(html)}`,
    },
  ];
}
