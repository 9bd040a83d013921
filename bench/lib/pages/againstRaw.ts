import type { ChildProcess } from 'node:child_process';
import { startEmbedded } from '../../../src/db/embedded/start.ts';
import { median, spread } from '../row.ts';
import type { Row } from '../row.ts';
import { bundle } from '../scratch.ts';
import { cpuOf } from '../serve.ts';
import { startPageServer } from './pageServer.ts';
import { byTurns } from './load.ts';
import type { ReadPage } from './places.ts';
import { MOST_QUERIES } from '../../../test/mostQueries.ts';
import type { Raw, RawPage } from './shippedRaw.ts';

/** Turns are short, since the machine itself is faster or slower from one half minute to the next. */
const RUNS = 15;
const RUN_MS = 1000;
const CONNECTIONS = 16;
const NAMES: Record<ReadPage['name'], string> = {
  topic: 'a topic',
  'own topic': 'a topic for who is signed in',
  home: 'the front page',
  'own home': 'the front page for who is signed in',
  room: 'a partner’s room',
};

/** How fast each page has to be beside plain string building; null for a page that is only reported. */
export type Goals = Record<ReadPage['name'], number | null>;

/** Requests a second for a page, the median of the turns. */
export type Rates = Map<ReadPage['name'], Record<'raw' | 'ours', number>>;

/** Milliseconds of processor time for one request. */
interface Took {
  own: number;
  postgres: number;
}

interface Server {
  child: ChildProcess;
  port: number;
}

/**
 * Compares pages of a filled folder with the same queries and bytes from bare node:http. Each side is a process of its own with an equally
 * large pool, and the same client asks both by turns. Also tells the address of the front page.
 */
export async function againstRaw(
  dataDir: string,
  of: { people: number; goals: Goals },
  note: (text: string) => void,
): Promise<{ rows: Row[]; rates: Rates; home: string }> {
  const scripts = { raw: await bundle('pages/shippedRaw.ts'), ours: await bundle('pages/shippedOurs.ts') };
  const server = await startEmbedded({ dataDir });
  const words = [JSON.stringify(server.connection), new Date().toISOString()];
  const children: ChildProcess[] = [];
  const begin = async (script: string): Promise<{ child: ChildProcess; line: string }> => {
    const begun = await startPageServer(script, words);
    children.push(begun.child);
    return begun;
  };
  try {
    const first = await begin(scripts.raw);
    const { port, pages } = JSON.parse(first.line) as Raw;
    const second = await begin(scripts.ours);
    const sides = {
      raw: { child: first.child, port },
      ours: { child: second.child, port: Number(second.line) },
    };
    const rows: Row[] = [];
    const rates: Rates = new Map();
    for (const page of pages) {
      const compared = await compare(sides, server.pid(), page, of, note);
      rows.push(compared.row, queriesOf(page, of.people));
      rates.set(page.name, compared.rates);
    }
    return { rows, rates, home: pages.find(({ name }) => name === 'home')!.path };
  } finally {
    for (const child of children) child.kill();
    await server.stop();
  }
}

async function compare(
  servers: Record<'raw' | 'ours', Server>,
  postgres: number,
  page: RawPage,
  { people, goals }: { people: number; goals: Goals },
  note: (text: string) => void,
): Promise<{ row: Row; rates: Record<'raw' | 'ours', number> }> {
  const { name, path, session, bytes, queries, texts } = page;
  const who = session === undefined ? {} : { session };
  const sides = {
    raw: { port: servers.raw.port, path, ...who },
    ours: { port: servers.ours.port, path, ...who },
  };
  await sameBytes(servers, page);
  const took = { raw: [] as Took[], ours: [] as Took[] };
  const rates = await byTurns(
    sides,
    {
      runs: RUNS,
      ms: RUN_MS,
      connections: CONNECTIONS,
      beside: async (side, load) => {
        const { pid } = servers[side].child;
        const before = [await cpuOf(pid!), await cpuOf(postgres)] as const;
        const count = await load();
        const [own, its] = [await cpuOf(pid!), await cpuOf(postgres)];
        took[side].push({ own: (own - before[0]) / count, postgres: (its - before[1]) / count });
      },
    },
    note,
  );
  await sameBytes(servers, page);
  const times = rates.ours.map((rate, turn) => rate / rates.raw[turn]!);
  const value = median(times);
  const goal = goals[name];
  const row: Row = {
    area: 'steady',
    row: `${NAMES[name]} of ${people} people against raw`,
    value,
    unit: '×',
    goal: goal === null ? 'told' : `≥ ${goal}`,
    pass: goal === null || value >= goal,
    against: `of each turn: ${spread(times, 2)}; requests a second: ${spread(rates.ours)} against ${spread(rates.raw)} of node:http, pg and strings; ${bytes} equal bytes, ${queries} queries, ${texts} texts put together; milliseconds of processor a request, of the process and of PostgreSQL: ${tookSaid(took.ours)} against ${tookSaid(took.raw)}`,
  };
  return { row, rates: { raw: median(rates.raw), ours: median(rates.ours) } };
}

/** How many queries a page needs. Each is one round trip, which takes long when the database is far away. */
const queriesOf = ({ name, queries }: RawPage, people: number): Row => ({
  area: 'steady',
  row: `queries of ${NAMES[name]} of ${people} people`,
  value: queries,
  unit: 'queries',
  goal: `≤ ${MOST_QUERIES}`,
  pass: queries <= MOST_QUERIES,
  against: 'counted while it was drawn a second time, one after the other',
});

const tookSaid = (turns: readonly Took[]): string =>
  [turns.map(({ own }) => own), turns.map(({ postgres }) => postgres)]
    .map((each) => median(each).toFixed(2))
    .join(' and ');

/** Fails unless both servers answer the page with the same bytes: otherwise there is nothing to compare. */
async function sameBytes(
  servers: Record<'raw' | 'ours', Server>,
  { path, session }: Pick<RawPage, 'path' | 'session'>,
): Promise<void> {
  const get = async ({ port }: Server): Promise<string> => {
    const headers: Record<string, string> = session === undefined ? {} : { cookie: `session=${session}` };
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
    return `${answer.status} ${await answer.text()}`;
  };
  const [ours, raw] = [await get(servers.ours), await get(servers.raw)];
  if (ours === raw) return;
  const at = [...ours].findIndex((sign, k) => sign !== raw[k]);
  const [one, other] = [ours, raw].map((body) => body.slice(Math.max(0, at - 60), at + 60));
  throw new Error(`the two bodies of ${path} differ at ${at}: ${one} / ${other}`);
}
