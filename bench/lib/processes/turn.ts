import { setTimeout as pause } from 'node:timers/promises';
import { createPool } from '../../../src/db/pool.ts';
import { codesAsked } from '../codes.ts';
import { atFullSpeed, atRate } from '../mixed/drive.ts';
import { createRequests } from '../mixed/requests.ts';
import { countOf, percentile } from '../mixed/rows.ts';
import type { Who } from '../mixed/who.ts';
import { load } from '../pages/load.ts';
import { until } from '../post.ts';
import { startSink } from '../sink.ts';
import type { BenchSink } from '../sink.ts';
import { startSetUp } from './setUps.ts';
import type { Running, SetUp } from './setUps.ts';

const CODES = 10;
const WARM_MS = 3000;
const FULL_MS = 8000;
const RATE_MS = 8000;
const PAGE_MS = 4000;
const CONNECTIONS = 16;
const MAILS = 4000;
/** The share of mails that leaves while connections are still being opened. */
const WARM_SHARE = 0.1;
/** Requests a second that every set-up answers with ease, so that the times are those of a quiet hour. */
export const A_SECOND = 60;

/** One set-up in one turn. */
export interface Turn {
  /** Milliseconds from the form to the mail server. */
  codes: number[];
  /** Requests a second: the mixed load, one page for a signed-in person, one page from the visitor cache. */
  mixed: number;
  drawn: number;
  kept: number;
  /** Milliseconds of each answer at `A_SECOND`. */
  took: number[];
  /** Mails a second, and the number that came. */
  mails: number;
  came: number;
  errors: string[];
  memory: Record<string, number>;
  connections: Record<string, number>;
}

/**
 * Starts one set-up, measures it, and ends it. `nth` counts its turns, so that each turn's codes go to people who have not asked before.
 */
export async function playTurn(main: string, setUp: SetUp, who: Who, nth: number): Promise<Turn> {
  const sink = await startSink();
  const running = await startSetUp(main, setUp, sink.port);
  try {
    return await measure(setUp, { running, sink, who, nth });
  } finally {
    await running.stop();
    sink.stop();
  }
}

async function measure(
  setUp: SetUp,
  { running, sink, who, nth }: { running: Running; sink: BenchSink; who: Who; nth: number },
): Promise<Turn> {
  const { ports } = running;
  const own = who.addresses.slice(nth * 1000, (nth + 1) * 1000);
  const next = createRequests({ ...who, addresses: own.slice(CODES) });
  const warm = await atFullSpeed(ports, next, { ms: WARM_MS, connections: CONNECTIONS });
  const { took: codes, lost } = await codesAsked(ports[0]!, own.slice(0, CODES), sink);
  const full = await atFullSpeed(ports, next, { ms: FULL_MS, connections: CONNECTIONS });
  const quiet = await atRate(ports, next, { ms: RATE_MS, perSecond: A_SECOND });
  const [reader] = who.readers;
  const path = `${reader!.home}/topics/${reader!.topic}`;
  const drawn = await pagesASecond(ports, path, reader!.session);
  const kept = await pagesASecond(ports, path);
  const sent = await mailsASecond(setUp, sink);
  return {
    codes,
    mixed: countOf(full) / full.seconds,
    drawn,
    kept,
    took: [...quiet.took.values()].flat(),
    ...sent,
    errors: [
      ...[warm, full, quiet].flatMap(({ errors }) =>
        errors.map(({ name, what }) => `${name} answers ${what}`),
      ),
      ...lost.map((address) => `no code for ${address}`),
    ],
    memory: await running.memory(),
    connections: await running.connections(),
  };
}

async function pagesASecond(ports: readonly number[], path: string, session?: string): Promise<number> {
  const side = { path, ...(session === undefined ? {} : { session }) };
  const each = await Promise.all(
    ports.map((port) => load({ port, ...side }, PAGE_MS, CONNECTIONS / ports.length)),
  );
  return each.reduce((sum, { rate }) => sum + rate, 0);
}

/** Makes topic mails that left once leave again; whichever process finds them first sends them. */
async function mailsASecond(
  { connection }: SetUp,
  sink: BenchSink,
): Promise<{ mails: number; came: number }> {
  const pool = createPool({ ...connection, max: 1, application_name: 'bench' });
  try {
    // Wait until the mails of the earlier load have left.
    for (let seen = -1; seen !== sink.count(); await pause(1500)) seen = sink.count();
    const before = sink.count();
    await pool.query(
      `update outbox o set state = 'waiting', sent_at = null, due_at = now() - interval '1 minute'
       from (select programme_id, id from outbox where state = 'sent' and kind = 'topic' order by md5(id::text) limit $1) x
       where o.programme_id = x.programme_id and o.id = x.id`,
      [MAILS],
    );
    await until(() => sink.count() >= before + MAILS, 60_000).catch(() => {});
    const came = sink.count() - before;
    const from = sink.timeline.find(({ count }) => count >= before + came * WARM_SHARE)!;
    const to = sink.timeline.at(-1)!;
    return { mails: (1000 * (to.count - from.count)) / (to.at - from.at), came };
  } finally {
    await pool.end();
  }
}

/** The 95th and 99th percentile, in milliseconds. */
export const slowOf = (took: readonly number[]): [number, number] => [
  percentile(took, 0.95),
  percentile(took, 0.99),
];

export const wanted = { codes: CODES, mails: MAILS };
