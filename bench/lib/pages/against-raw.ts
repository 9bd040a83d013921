import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { startEmbedded } from '../../../src/db/embedded/start.ts';
import { spread } from '../row.ts';
import type { Row } from '../row.ts';
import { bundle, node } from '../scratch.ts';
import { byTurns, timesAs } from './load.ts';
import type { Shipped, ShippedPage } from './shipped-server.ts';

const RUNS = 5;
const RUN_MS = 3000;
const CONNECTIONS = 16;
const NAMES = { topic: 'a topic', home: 'the front page', room: 'a partner’s room' };

/** How fast each page has to be beside plain string building; null for one that is told for its own sake. */
export type Goals = Record<ShippedPage['name'], number | null>;

/** Three pages of a filled folder beside the same queries and bytes from bare node:http, by turns; and where its front page is. */
export async function againstRaw(
  dataDir: string,
  of: { people: number; goals: Goals },
  note: (text: string) => void,
): Promise<{ rows: Row[]; home: string }> {
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
    for (const page of shipped.pages) rows.push(await compare(shipped, page, of, note));
    return { rows, home: shipped.pages.find(({ name }) => name === 'home')!.path };
  } finally {
    child.kill();
    await server.stop();
  }
}

async function compare(
  { ours, raw }: Shipped,
  { name, path, session, bytes, queries, texts }: ShippedPage,
  { people, goals }: { people: number; goals: Goals },
  note: (text: string) => void,
): Promise<Row> {
  const who = session === undefined ? {} : { session };
  const sides = { ours: { port: ours, path, ...who }, raw: { port: raw, path, ...who } };
  const rates = await byTurns(sides, { runs: RUNS, ms: RUN_MS, connections: CONNECTIONS }, note);
  const value = timesAs(rates.ours, rates.raw);
  const goal = goals[name];
  return {
    area: 'steady',
    row: `${NAMES[name]} of ${people} people against raw`,
    value,
    unit: '×',
    goal: goal === null ? 'told' : `≥ ${goal}`,
    pass: goal === null || value >= goal,
    against: `requests a second: ${spread(rates.ours)} against ${spread(rates.raw)} of node:http, pg and strings; ${bytes} equal bytes, ${queries} queries, ${texts} texts put together`,
  };
}
