import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startEmbedded } from '../src/db/embedded/start.ts';
import type { Reader } from './lib/pages/bigServer.ts';
import { POSTS } from './lib/pages/bigPosts.ts';
import { measureBeside, p95, TIMES, TIMES_UNEVEN } from './lib/pages/measureBeside.ts';
import type { Measured } from './lib/pages/measureBeside.ts';
import { filled, PEOPLE } from './lib/filled.ts';
import { idleRows } from './lib/processes/idle.ts';
import { median, mostIn } from './lib/row.ts';
import type { Area, Row } from './lib/row.ts';
import { builtProgram, bundle, bundleMatching, node } from './lib/scratch.ts';
import type { Broken } from './lib/violationsIn.ts';

/** People of the small installation beside the large one. */
const FEW = Math.min(2000, PEOPLE);
const TICKS = 3;
/** A page that takes less than this in the small installation does not count as grown: the difference is noise. */
const LEAST_MS = 4;

/** Pages that show more in the large installation, and the reason. */
const SHOW_MORE: Readonly<Record<string, string>> = {
  '/workbench/matching/:number as volunteer': 'counts everybody of the round who waits',
  '/workbench/matching/:number/again as volunteer': 'looks at everybody of the round who waits',
  '/workbench/matching/:number/publication as volunteer': 'counts everybody who would be mailed',
  '/workbench/outbox/coming/readers as volunteer':
    'is read at a hundredth page there, and at the last of fewer here',
  '/workbench/matters/several as volunteer': 'lists 200 matters there, and a few here',
  '/topics/:slug, the page in the middle as visitor': 'passes over half of the comments, in an index alone',
  '/workbench/matching/:number/people/:application as volunteer':
    'looks for others who would fit among all of the round',
  '/workbench/inbox as matcher': 'lists a hundred threads there, and some forty here',
  '/workbench/matching/:number/unplaced as volunteer': 'lists a hundred people there, and some forty here',
  '/operator of the installation as operator': 'lists every programme',
  '/ of the installation as visitor': 'lists every programme',
};

/** Pages without anything to show in the filled installation, and why. Any other such page is a row that fails. */
const NOTHING_THERE: Readonly<Record<string, string>> = {
  '/partnership/:id/hours as participant': 'an old address, which leads to the new one',
  '/partnership/:id/week as participant': 'an old address, which leads to the new one',
  '/workbench/lists/:list/acts/:act as volunteer':
    'is there while an act on several things goes on, for seconds',
  '/oauth/:provider of the installation as visitor': 'takes back who comes from another server, and leads on',
};

const GOALS: Record<Reader, number> = {
  visitor: 50,
  participant: 50,
  volunteer: 100,
  matcher: 100,
  moderator: 100,
  ambassador: 100,
  safeguarding: 100,
  operator: 100,
};
const READERS = Object.keys(GOALS) as Reader[];

/** Measures the whole program at a size that few will ever have, beside a usual one. */
export const area: Area = {
  name: 'steady',
  onDemand: true,
  run: async (note) => {
    const main = await builtProgram('big');
    return filled(main, FEW, note, (few) =>
      filled(main, PEOPLE, note, async (dataDir) => {
        const broken = await violationsIn(dataDir);
        const { large, small } = await measureBeside({ large: dataDir, small: few }, note);
        return [
          brokenRow(broken),
          ...pageRows(large, small),
          withoutRow(large),
          postRow(large),
          ...tickRows(await ticks(dataDir)),
          ...(await idleRows(main, dataDir, note)),
        ];
      }),
    );
  },
};

/** Counts broken rules before any page is asked for, so that the count is about the filling alone. */
async function violationsIn(dataDir: string): Promise<Broken> {
  const script = await bundle('violationsIn.ts');
  const server = await startEmbedded({ dataDir });
  try {
    const { stdout } = await promisify(execFile)(node, [script, JSON.stringify(server.connection)]);
    return JSON.parse(stdout) as Broken;
  } finally {
    await server.stop();
  }
}

function brokenRow({ rounds, applications, seconds, counts }: Broken): Row {
  const found = Object.entries(counts).filter(([, count]) => count > 0);
  return row(
    `rules that the filled installation breaks, ${PEOPLE} people`,
    found.reduce((sum, [, count]) => sum + count, 0),
    '',
    0,
    `of ${Object.keys(counts).length} rules in ${rounds} rounds of ${applications} applications, counted in ${seconds.toFixed(0)} s: ${found.map(([rule, count]) => `${rule} ${count}`).join(', ') || 'none'}`,
  );
}

/** The route and the reader in the name of an unmeasured page, without the status codes. */
const routeIn = (told: string): string => told.replace(/ \([^)]*\)$/, '');

/** Fails when a page without a reason in `NOTHING_THERE` shows nothing to measure. */
function withoutRow({ people, without }: Measured): Row {
  const missed = without.filter((told) => !(routeIn(told) in NOTHING_THERE));
  const reasons = without
    .filter((told) => routeIn(told) in NOTHING_THERE)
    .map((told) => `${told}: ${NOTHING_THERE[routeIn(told)]}`);
  return row(
    `pages that show nothing to be measured, ${people} people`,
    missed.length,
    '',
    0,
    `${missed.join(', ') || 'none'}; with a reason: ${reasons.join(', ') || 'none'}`,
  );
}

function postRow({ people, posts }: Measured): Row {
  const all = [...posts].map(([name, took]) => ({ name, ms: p95(took) })).toSorted((a, b) => b.ms - a.ms);
  const told = all.map(({ name, ms }) => `${name} ${ms.toFixed(0)} ms`).join(', ');
  return row(
    `slowest of ${all.length} kinds of what people write, ${PEOPLE} people`,
    all[0]!.ms,
    'ms',
    100,
    `95th percentile of ${POSTS} of each, one at a time, in a programme of ${people}: ${told}`,
  );
}

function pageRows({ people, pages }: Measured, small: Measured): Row[] {
  const all = [...pages].map(([name, { reader, took }]) => ({
    name,
    reader,
    ms: p95(took),
    middle: median(took),
  }));
  const slowest = READERS.map((reader): Row => {
    const own = all.filter((page) => page.reader === reader).toSorted((a, b) => b.ms - a.ms);
    const told = own.slice(0, 5).map(({ name, ms }) => `${name} ${ms.toFixed(0)} ms`);
    return row(
      `slowest of ${own.length} pages of ${/^[ao]/.test(reader) ? 'an' : 'a'} ${reader}, ${PEOPLE} people`,
      own[0]!.ms,
      'ms',
      GOALS[reader],
      `95th percentile of ${TIMES} requests, of ${TIMES_UNEVEN} where that is far from the middle one, one at a time, of a programme of ${people}: ${told.join(', ')}`,
    );
  });
  return [...slowest, ...READERS.map((reader) => growthRow(reader, all, small))];
}

interface Page {
  name: string;
  reader: Reader;
  /** The median, in milliseconds. */
  middle: number;
}

/** Why a page shows more; most pages show a volunteer with one role the same as the director. */
const whyMore = (name: string): string | undefined =>
  SHOW_MORE[name] ??
  SHOW_MORE[name.replace(/ as (?:matcher|moderator|ambassador|safeguarding)$/, ' as volunteer')];

function growthRow(reader: Reader, pages: readonly Page[], small: Measured): Row {
  const every = pages
    .filter((page) => page.reader === reader)
    .flatMap(({ name, middle }) => {
      const before = small.pages.get(name);
      return before ? [{ name, times: middle / Math.max(LEAST_MS, median(before.took)) }] : [];
    })
    .toSorted((a, b) => b.times - a.times);
  const grown = every.filter(({ name }) => whyMore(name) === undefined);
  const told = grown.slice(0, 5).map(({ name, times }) => `${name} ${times.toFixed(1)}`);
  const why = every.flatMap(({ name, times }) => {
    const more = whyMore(name);
    return more === undefined ? [] : [`${name} ${times.toFixed(1)} (${more})`];
  });
  return row(
    `a page of ${/^[ao]/.test(reader) ? 'an' : 'a'} ${reader} at ${PEOPLE} people against ${FEW}`,
    grown[0]!.times,
    '×',
    2,
    `the one that grew most, of ${grown.length} that show as much, medians of ${TIMES}; what took less than ${LEAST_MS} ms counts as that: ${told.join(', ')}; of those that show more: ${why.join(', ') || 'none'}`,
  );
}

async function ticks(dataDir: string): Promise<Record<string, number>[]> {
  const script = await bundleMatching('tick.ts');
  const server = await startEmbedded({ dataDir });
  try {
    const { stdout } = await promisify(execFile)(node, [
      script,
      JSON.stringify(server.connection),
      String(TICKS),
    ]);
    return JSON.parse(stdout) as Record<string, number>[];
  } finally {
    await server.stop();
  }
}

/** Times of the ticks after the first; the first one is named beside them. */
function tickRows(took: readonly Record<string, number>[]): Row[] {
  const later = took.slice(1);
  const [first = 0, ...whole] = took.map((each) => Object.values(each).reduce((sum, ms) => sum + ms, 0));
  const slow = later.flatMap((each) => Object.entries(each)).toSorted((a, b) => b[1] - a[1]);
  const told = slow
    .slice(0, 4)
    .map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`)
    .join(', ');
  return [
    row(
      `a tick of the timetable, ${PEOPLE} people`,
      Math.max(...whole) / 1000,
      's',
      2,
      `the longer of ${later.length}: ${told}; the first, which does at once all that has become due while nobody ran, ${(first / 1000).toFixed(1)} s`,
    ),
    row(`the slowest duty of it`, slow[0]![1], 'ms', 500, told),
  ];
}

const most = mostIn('steady');
const row: typeof most = (name, value, unit, ...more) =>
  most(name, unit === 'ms' ? Math.round(value) : value, unit, ...more);
