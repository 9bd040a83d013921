import { startEmbedded } from '../../../src/db/embedded/start.ts';
import { postForm } from '../post.ts';
import { median } from '../row.ts';
import { bundleMatching } from '../scratch.ts';
import type { BigPages, Reader } from './bigServer.ts';
import { startPageServer } from './pageServer.ts';

export interface Measured {
  people: number;
  /** Routes without anything to read. */
  without: string[];
  /** Milliseconds of each page, sorted from quickest to slowest, by route and reader. */
  pages: Map<string, { reader: Reader; took: number[] }>;
  /** The same for each kind of post. */
  posts: Map<string, number[]>;
}

/**
 * How often each page is requested. `TIMES_UNEVEN` counts for a page with some requests more than twice as slow as the median: of 25, two
 * such would make its 95th percentile.
 */
export const TIMES = 25;
export const TIMES_UNEVEN = 100;
const UNEVEN = 2;
const WARM = 2;
/** A page that has taken so long in all, over at least five requests, is requested no more. */
const PATIENCE_MS = 10_000;

interface Served extends BigPages {
  end: () => Promise<void>;
}

/**
 * Measures every page of two installations, each page in both right after one another, so that a slow minute of the machine slows both.
 * Posts are measured in the large one only.
 */
export async function measureBeside(
  dataDirs: { large: string; small: string },
  note: (text: string) => void,
): Promise<{ large: Measured; small: Measured }> {
  const [large, small] = [await serve(dataDirs.large), await serve(dataDirs.small)];
  try {
    const { pages, without } = large;
    note(`${pages.length} pages; nothing to read at ${without.length} routes: ${without.join(', ')}`);
    const measured = { large: empty(large), small: empty(small) };
    const urlsIn = ({ port, pages: own }: Served) =>
      new Map(
        own.map(({ route, path, reader, cookie }) => [
          `${route} as ${reader}`,
          { reader, url: `http://127.0.0.1:${port}${path}`, cookie },
        ]),
      );
    const known = urlsIn(small);
    for (const [name, { reader, ...page }] of urlsIn(large)) {
      const beside = known.get(name);
      const [took, before] = await timesOf(beside ? [page, beside] : [page]);
      measured.large.pages.set(name, { reader, took: took! });
      if (before) measured.small.pages.set(name, { reader, took: before });
    }
    for (const { name, path, reader, form } of large.posts) {
      const began = performance.now();
      const { sessions, port } = large;
      await postForm(port, path, form, reader === 'visitor' ? {} : { session: sessions[reader] });
      const took = [...(measured.large.posts.get(name) ?? []), performance.now() - began];
      measured.large.posts.set(
        name,
        took.toSorted((a, b) => a - b),
      );
    }
    return measured;
  } finally {
    await large.end();
    await small.end();
  }
}

const empty = ({ people, without }: BigPages): Measured => ({
  people,
  without,
  pages: new Map(),
  posts: new Map(),
});

async function serve(dataDir: string): Promise<Served> {
  // Matching is bundled too, for the worker that suggests pairs.
  const script = await bundleMatching('pages/bigServer.ts');
  const server = await startEmbedded({ dataDir });
  const { child, line } = await startPageServer(script, [JSON.stringify(server.connection)]);
  return {
    ...(JSON.parse(line) as BigPages),
    end: async () => {
      child.kill();
      await server.stop();
    },
  };
}

interface Page {
  url: string;
  cookie: string;
}

/**
 * A page is measured at most `RUNS` times. It is measured again if its median is `UNQUIET` times its quickest request, or `CLOSE` times the
 * page beside it: of three hundred pages a few are by chance.
 */
const RUNS = 3;
const UNQUIET = 2;
const CLOSE = 1.7;

/** Measures pages by turns and keeps the quietest run of each: other work on the machine easily disturbs a small page. */
async function timesOf(pages: readonly Page[]): Promise<number[][]> {
  const runs = pages.map((): number[][] => []);
  const quietest = () => runs.map((own) => own.toSorted((a, b) => median(a) - median(b))[0]!);
  const isClose = () => {
    const [own, beside] = quietest().map(median);
    return beside !== undefined && own! > CLOSE * beside;
  };
  while (runs[0]!.length < RUNS && (runs.some(isUnquiet) || isClose()))
    for (const [at, page] of pages.entries()) runs[at]!.push(await runOf(page));
  return quietest();
}

/** The 95th percentile: of 25 the second slowest. */
export function p95(took: readonly number[]): number {
  const sorted = took.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1]!;
}

/** Whether something disturbed the last run of a page, or there is no run yet. */
const isUnquiet = (runs: readonly number[][]): boolean =>
  runs.length === 0 || median(runs.at(-1)!) > UNQUIET * runs.at(-1)![0]!;

/** Requests one after the other. Gives their milliseconds, sorted from quickest to slowest. */
async function runOf({ url, cookie }: Page): Promise<number[]> {
  const took: number[] = [];
  const first = performance.now();
  const isEnough = () => took.length >= (p95(took) > UNEVEN * median(took) ? TIMES_UNEVEN : TIMES);
  for (let turn = 0; took.length < TIMES || !isEnough(); turn++) {
    const began = performance.now();
    if (took.length >= 5 && began - first > PATIENCE_MS) break;
    const answer = await fetch(url, { headers: { cookie }, redirect: 'error' });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`);
    if (turn >= WARM) took.push(performance.now() - began);
  }
  return took.toSorted((a, b) => a - b);
}
