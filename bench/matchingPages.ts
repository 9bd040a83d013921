import { startEmbedded } from '../src/db/embedded/start.ts';
import { startPageServer } from './lib/pages/pageServer.ts';
import type { MatchingPages } from './lib/pages/matchingServer.ts';
import type { Area } from './lib/row.ts';
import { filled, PEOPLE } from './lib/filled.ts';
import { builtProgram, bundleMatching } from './lib/scratch.ts';

const TIMES = 40;
const WARM = 3;
const MOST_MS = 150;

/** Every page of the matching as a director of a very large round sees it, one after the other, warm. */
export const area: Area = {
  name: 'steady',
  onDemand: true,
  run: async (note) => {
    const main = await builtProgram('matching');
    return filled(main, PEOPLE, note, async (dataDir) => {
      const { people, slowest } = await measure(dataDir, note);
      const [name, ms] = slowest;
      return [
        {
          area: 'steady',
          row: `the slowest page of the matching, ${people} people`,
          value: Math.round(ms),
          unit: 'ms',
          goal: `≤ ${MOST_MS}`,
          pass: ms <= MOST_MS,
          against: `${name}: 95th percentile of ${TIMES} requests, one at a time, as a director`,
        },
      ];
    });
  },
};

async function measure(
  dataDir: string,
  note: (text: string) => void,
): Promise<{ people: number; slowest: [string, number] }> {
  const script = await bundleMatching('pages/matchingServer.ts');
  const server = await startEmbedded({ dataDir });
  const { child, line } = await startPageServer(script, [JSON.stringify(server.connection)]);
  try {
    const { port, session, people, pages } = JSON.parse(line) as MatchingPages;
    let slowest: [string, number] = ['', 0];
    for (const { name, path } of pages) {
      const ms = await percentile(`http://127.0.0.1:${port}${path}`, session);
      note(`${name}: ${ms.toFixed(0)} ms`);
      if (ms > slowest[1]) slowest = [name, ms];
    }
    return { people, slowest };
  } finally {
    child.kill();
    await server.stop();
  }
}

/** The 95th percentile of a page's time, in milliseconds. */
async function percentile(url: string, session: string): Promise<number> {
  const took: number[] = [];
  for (let turn = 0; turn < WARM + TIMES; turn++) {
    const began = performance.now();
    const answer = await fetch(url, { headers: { cookie: `session=${session}` }, redirect: 'error' });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`);
    if (turn >= WARM) took.push(performance.now() - began);
  }
  took.sort((a, b) => a - b);
  return took[Math.ceil(took.length * 0.95) - 1]!;
}
