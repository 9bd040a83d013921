import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDatabase } from '../src/boot/database.ts';
import { startEmbedded } from '../src/db/embedded/start.ts';
import { createLog } from '../src/log.ts';
import { atFullSpeed, atRate } from './lib/mixed/drive.ts';
import type { Driven } from './lib/mixed/drive.ts';
import { createRequests } from './lib/mixed/requests.ts';
import type { MixedRequest } from './lib/mixed/requests.ts';
import type { Who } from './lib/mixed/who.ts';
import { againstRaw } from './lib/pages/against-raw.ts';
import { pause, postForm } from './lib/post.ts';
import { median, spread } from './lib/row.ts';
import type { Area, Row } from './lib/row.ts';
import { bundle, inScratch, node, root, run } from './lib/scratch.ts';
import { SECRET } from './lib/secret.ts';
import { pssOf, startServe, stopServe } from './lib/serve.ts';
import { startSink } from './lib/sink.ts';
import type { BenchSink } from './lib/sink.ts';

/** Fewer people, and a shorter run, for a try. */
const PEOPLE = Number(process.env.PEOPLE ?? 100_000);
const MINUTES = Number(process.env.MINUTES ?? 10);
/** A folder that `antipode load` has filled before, to be copied and brought up to date instead of filling one. */
const { FILLED } = process.env;
const READERS = 1000;
const CODES = 40;
const CODE_EVERY_MS = 500;
/** A code that is later than this never came. */
const CODE_PATIENCE_MS = 60_000;
/** Before the rate is found, pages are compiled and caches filled. */
const WARM_MS = 10_000;
const FULL_MS = 20_000;
const CONNECTIONS = 16;
const SHARE = 0.7;
const SAMPLE_MS = 1000;
/** Of the run, until memory is looked at. */
const WARM_SHARE = 0.2;
const GOALS = { topic: 0.5, 'own topic': 0.5, home: 0.5, 'own home': 0.5, room: 0.5 };

/** What people do all at once, for minutes, at a size that few will ever have. */
export const area: Area = {
  name: 'steady',
  onDemand: true,
  run: async (note) => {
    const built = join(root, '.cache', `bench-dist-mixed-${process.pid}`);
    await run(['scripts/build.ts', built]);
    process.once('exit', () => rmSync(built, { recursive: true, force: true }));
    const main = join(built, 'antipode.js');
    return inScratch(async (folder) => {
      const dataDir = join(folder, 'data');
      await fill(main, dataDir, note);
      const { people, rows } = await playIn(main, dataDir, note);
      return [...rows, ...(await againstRaw(dataDir, { people, goals: GOALS }, note)).rows];
    });
  },
};

async function fill(main: string, dataDir: string, note: (text: string) => void): Promise<void> {
  if (FILLED !== undefined) {
    await cp(FILLED, dataDir, { recursive: true });
    await (await openDatabase({ databaseUrl: undefined, dataDir }, createLog('error'))).close();
    return;
  }
  const size = {
    people: PEOPLE,
    programmes: Math.max(1, Math.round(PEOPLE / 500)),
    comments: PEOPLE * 10,
    seed: 1,
  };
  note(`filling ${size.programmes} programmes with ${PEOPLE} people and ${size.comments} comments`);
  const words = Object.entries(size).flatMap(([name, value]) => [`--${name}`, String(value)]);
  await run([main, 'load', ...words], { DATA_DIR: dataDir });
}

async function playIn(
  main: string,
  dataDir: string,
  note: (text: string) => void,
): Promise<{ people: number; rows: Row[] }> {
  const server = await startEmbedded({ dataDir });
  const sink = await startSink();
  try {
    const who = await whoIn(server.connection);
    return { people: who.people, rows: rowsOf(who.people, await play(main, dataDir, { who, sink, note })) };
  } finally {
    sink.stop();
    await server.stop();
  }
}

async function whoIn(connection: object): Promise<Who> {
  const script = await bundle('mixed/who.ts');
  const words = [script, JSON.stringify(connection), String(READERS)];
  const { stdout } = await promisify(execFile)(node, words, { maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout) as Who;
}

interface Codes {
  /** Milliseconds from the form to the mail server, of those that came. */
  took: number[];
  /** Who never got theirs. */
  lost: string[];
}

interface Played {
  /** Codes asked for just after the start, and amid the load. */
  codes: { first: Codes; amid: Codes };
  warm: Driven;
  full: Driven;
  mixed: Driven;
  perSecond: number;
  /** Megabytes of the application, and when, in minutes. */
  memory: { at: number; mb: number }[];
}

async function play(
  main: string,
  dataDir: string,
  { who, sink, note }: { who: Who; sink: BenchSink; note: (text: string) => void },
): Promise<Played> {
  const started = await startServe(main, dataDir, {
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    MAIL_FROM: 'mentoring@shelves.example',
    SECRET_KEY: SECRET,
    TRUSTED_PROXIES: '127.0.0.1/32',
  });
  try {
    const first = await askAtOnce(started.port, who, sink);
    note(`codes just after the start: ${spread(first.took)} ms, lost: ${first.lost.join(', ') || 'none'}`);
    // Those who asked above ask no more.
    const draw = createRequests({ ...who, addresses: who.addresses.slice(CODES) });
    const asked = new Map<string, number>();
    const next = (): MixedRequest => {
      const request = draw();
      const address = request.name === 'code to sign in' ? request.form?.['address'] : undefined;
      if (address !== undefined) asked.set(address, Date.now());
      return request;
    };
    const warm = await atFullSpeed(started.port, next, { ms: WARM_MS, connections: CONNECTIONS });
    const full = await atFullSpeed(started.port, next, { ms: FULL_MS, connections: CONNECTIONS });
    const perSecond = (SHARE * countOf(full)) / full.seconds;
    const early = warm.errors.length + full.errors.length;
    note(`${(countOf(full) / full.seconds).toFixed(0)} a second at full speed, ${early} errors so far`);
    const memory: Played['memory'] = [];
    const began = performance.now();
    const look = async (): Promise<void> => {
      const mb = await pssOf(started.child.pid!);
      memory.push({ at: (performance.now() - began) / 60_000, mb });
    };
    const timer = setInterval(() => void look(), SAMPLE_MS);
    const mixed = await atRate(started.port, next, { ms: MINUTES * 60_000, perSecond });
    clearInterval(timer);
    const codes = { first, amid: await arrived(asked, sink) };
    return { codes, warm, full, mixed, perSecond, memory };
  } finally {
    await stopServe(started);
  }
}

/** One code after the other, from the moment the first page is there: the timetable has found all that became due meanwhile. */
async function askAtOnce(port: number, who: Who, sink: BenchSink): Promise<Codes> {
  const asked = new Map<string, number>();
  for (const [n, { home, address }] of who.addresses.slice(0, CODES).entries()) {
    asked.set(address, Date.now());
    // Not waited for: a slow answer counts for its own.
    postForm(port, `${home}/sign-in`, { address }, { from: `10.200.0.${n}` }).catch((error: unknown) =>
      console.error(error),
    );
    await pause(CODE_EVERY_MS);
  }
  return arrived(asked, sink);
}

/** Waits for the codes of all who asked for one, by their address and when. */
async function arrived(asked: ReadonlyMap<string, number>, sink: BenchSink): Promise<Codes> {
  const isThere = (): boolean => [...asked.keys()].every((address) => sink.codes.has(address));
  for (const until = Date.now() + CODE_PATIENCE_MS; !isThere() && Date.now() < until;) await pause(50);
  const codes: Codes = { took: [], lost: [] };
  for (const [address, at] of asked) {
    const came = sink.codes.get(address);
    if (came === undefined) codes.lost.push(address);
    else codes.took.push(came - at);
  }
  return codes;
}

const countOf = ({ took }: Driven): number => [...took.values()].reduce((sum, own) => sum + own.length, 0);

function rowsOf(people: number, played: Played): Row[] {
  const { codes, warm, full, mixed, perSecond, memory: samples } = played;
  const load = `${MINUTES} minutes at ${perSecond.toFixed(1)} requests a second, ${SHARE * 100} % of what it could with ${CONNECTIONS} connections for ${FULL_MS / 1000} s, client and PostgreSQL on the same machine`;
  const all = [...mixed.took.values()].flat();
  const each = [...mixed.took]
    .map(([name, own]) => ({ name, ms: percentile(own, 0.99) }))
    .toSorted((a, b) => b.ms - a.ms)
    .map(({ name, ms }) => `${name} ${ms.toFixed(0)} ms`);
  const runs = [warm, full, mixed];
  const errors = runs.flatMap((run) => run.errors);
  const kinds = Object.entries(Object.groupBy(errors, ({ name, what }) => `${name} answers ${what}`));
  const told = kinds.map(([kind, some]) => `${some!.length} × ${kind}`).join(', ') || 'none';
  const asked = runs.reduce((sum, run) => sum + countOf(run), 0);
  const counts = `of ${asked} requests, ${all.length} of them in the ${MINUTES} minutes, the others to warm up and to find the rate`;
  const memory = samples.filter(({ at }) => at >= MINUTES * WARM_SHARE);
  const sizes = memory.map(({ mb }) => mb);
  const lost = [...codes.first.lost, ...codes.amid.lost];
  const came = codes.first.took.length + codes.amid.took.length;
  return [
    row(`errors of mixed load, ${people} people`, errors.length, '', 0, `${counts}; ${load}; ${told}`),
    row(
      'an answer amid it, 99th percentile',
      Math.round(percentile(all, 0.99)),
      'ms',
      250,
      `from when it was due; median ${median(all).toFixed(0)} ms; 99th of each: ${each.join(', ')}`,
    ),
    row(
      'memory that the application gains meanwhile',
      slopeOf(memory),
      'MB a minute',
      1,
      `line through ${memory.length} sums of PSS after the first ${(MINUTES * WARM_SHARE).toFixed(1)} minutes: ${spread(sizes)} MB`,
    ),
    row(
      'sign-in codes that never came',
      lost.length,
      '',
      0,
      `within ${CODE_PATIENCE_MS / 1000} s, of ${lost.length + came}; amid the load ${spread(codes.amid.took)} ms to the mail server${lost.length > 0 ? `; asked for by ${lost.slice(0, 10).join(', ')}` : ''}`,
    ),
    row(
      'sign-in code just after the start',
      (codes.first.lost.length > 0 ? Number.POSITIVE_INFINITY : Math.max(...codes.first.took)) / 1000,
      's',
      1,
      `longest of ${CODES}, one each ${CODE_EVERY_MS} ms from the first page on, to the mail server: ${spread(codes.first.took)} ms of the ${codes.first.took.length} that came`,
    ),
  ];
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!;
}

/** Least squares, in megabytes a minute. */
function slopeOf(samples: Played['memory']): number {
  const mean = (of: (sample: Played['memory'][number]) => number): number =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const [at, mb] = [mean((one) => one.at), mean((one) => one.mb)];
  return mean((one) => (one.at - at) * (one.mb - mb)) / mean((one) => (one.at - at) ** 2);
}

const row = (name: string, value: number, unit: string, goal: number, against: string): Row => ({
  area: 'steady',
  row: name,
  value,
  unit,
  goal: `≤ ${goal}`,
  pass: value <= goal,
  against,
});
