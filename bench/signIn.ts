import { startEmbedded } from '../src/db/embedded/start.ts';
import { createPool } from '../src/db/pool.ts';
import { postForm } from './lib/post.ts';
import { median, spread } from './lib/row.ts';
import type { Area, Row } from './lib/row.ts';
import { builtProgram, inScratch, run } from './lib/scratch.ts';
import { startServe, stopServe } from './lib/serve.ts';

const REQUESTS = 200;
/** A rest between two requests, so that the mail to a known address is written before the next request is measured. */
const REST_MS = 50;

/** Whether the time of an answer reveals that an address is known. */
export const area: Area = { name: 'round', run: measure };

async function measure(note: (text: string) => void): Promise<Row[]> {
  const main = await builtProgram('sign-in');
  return inScratch(async (dataDir) => {
    note('filling a programme with people');
    await run([main, 'demo', '--people', '150', '--countries', '30'], { DATA_DIR: dataDir });
    const { slug, known } = await peopleOf(dataDir);
    const started = await startServe(main, dataDir, { TRUSTED_PROXIES: '127.0.0.1/32' });
    try {
      const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
      for (let turn = -20; turn < REQUESTS; turn++) {
        const kind = turn % 2 === 0 ? 'known' : 'unknown';
        const person = known[(turn + 20) % known.length]!;
        const address = kind === 'known' ? person : person.replace('@', '.x@');
        const ms = await ask(started.port, slug, address, `10.0.${(turn + 20) >> 6}.${(turn + 20) & 63}`);
        // The first requests only warm up.
        if (turn >= 0) times[kind].push(ms);
        await new Promise((done) => setTimeout(done, REST_MS));
      }
      const value = Math.abs(median(times.known) - median(times.unknown));
      return [
        {
          area: 'round',
          row: 'sign-in, known against unknown address',
          value,
          unit: 'ms',
          goal: '≤ 5',
          pass: value <= 5,
          against: `${REQUESTS} requests by turns: known ${spread(times.known, 2)} ms, unknown ${spread(times.unknown, 2)} ms`,
        },
      ];
    } finally {
      await stopServe(started);
    }
  });
}

async function peopleOf(dataDir: string): Promise<{ slug: string; known: string[] }> {
  const server = await startEmbedded({ dataDir });
  const pool = createPool({ ...server.connection, max: 1 });
  try {
    const { rows } = await pool.query<{ slug: string; address: string }>(
      'select slug, address from person join programme on programme.id = programme_id where erased_at is null order by person.id limit 120',
    );
    return { slug: rows[0]!.slug, known: rows.map(({ address }) => address) };
  } finally {
    await pool.end();
    await server.stop();
  }
}

/** Milliseconds until the whole answer to "send me a code" has come. Each request is from a network of its own, because of the limits. */
async function ask(port: number, slug: string, address: string, from: string): Promise<number> {
  const began = performance.now();
  await postForm(port, `/p/${slug}/sign-in`, { address }, { from });
  return performance.now() - began;
}
