import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Compiled, Policy } from '#matching';
import { compile } from '#matching';
import { ownLeaver } from '../../applications/index.ts';
import type { Ctx } from '../../ctx.ts';
import { poolOf } from './candidates.ts';
import type { Pool } from './candidates.ts';
import { applying } from './eligible.ts';
import { owedFirst } from './owedFirst.ts';
import { handPolicy } from '../rules.ts';
import { policyOf } from '../setPolicy.ts';
import { precedences } from './precedence.ts';
import type { Precedence } from './precedence.ts';

interface In {
  programme: number;
  round: number;
  state: 'confirmed' | 'waiting';
}

/** A round's people, ready to be weighed against each other by hand, including pairs that were parted. */
export interface Weighable {
  pool: Pool;
  c: Compiled;
  /** The policy for pairing by hand (`handPolicy`). */
  policy: Policy;
  precedenceOf: (person: number) => Precedence;
}

interface Kept {
  mark: string;
  weighable: Weighable;
}

/** The most rounds whose people are kept at once, for each database, and for how long after they were read. */
const MOST_KEPT = 2;
const KEEP_MS = 10 * 60_000;

const KEPT = new WeakMap<Ctx['db'], Map<string, Kept>>();

/**
 * The people of a round as `poolOf` reads them, kept between the pages on which a volunteer looks through them. Reading the answers of ten
 * thousand takes seconds. Each call works out a checksum, and reads the people anew when it has changed.
 */
export const weighableOf = (ctx: Pick<Ctx, 'db' | 'clock'>, input: In): Promise<Weighable> =>
  weighed(ctx, input, (weighable) => weighable);

/**
 * The same, handed to `use`, which makes the answer. `use` is called with the kept people while the checksum is worked out, and again with
 * people read anew if it changed. So `use` may read but never write.
 */
export async function weighed<T>(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: In,
  use: (weighable: Weighable) => T | Promise<T>,
): Promise<T> {
  const key = [input.programme, input.round, input.state].join(' ');
  const kept = KEPT.get(ctx.db) ?? new Map<string, Kept>();
  KEPT.set(ctx.db, kept);
  const known = kept.get(key);
  const [mark, [early]] = await Promise.all([
    markOf(ctx, input),
    Promise.allSettled(known ? [meanwhile(() => use(known.weighable))] : []),
  ]);
  if (early && known?.mark === mark) {
    if (early.status === 'rejected') throw early.reason;
    return early.value;
  }
  const policy = await policyOf(ctx, input.programme, input.round);
  const pool = await poolOf(ctx, { ...input, policy, partings: false });
  const { precedenceOf } = await precedences(ctx, input);
  const weighable = { pool, c: compile(pool.candidates), policy: handPolicy(policy), precedenceOf };
  kept.delete(key);
  const [oldest] = kept.size >= MOST_KEPT ? kept.keys() : [];
  if (oldest !== undefined) kept.delete(oldest);
  const own = { mark, weighable };
  kept.set(key, own);
  setTimeout(() => {
    if (kept.get(key) === own) kept.delete(key);
  }, KEEP_MS).unref();
  return use(weighable);
}

/** Does something once the query started just before it is on its way. */
async function meanwhile<T>(act: () => T | Promise<T>): Promise<T> {
  await setImmediate();
  return act();
}

/** A text that changes with everything by which the people of a round are weighed. */
async function markOf(ctx: Pick<Ctx, 'db' | 'clock'>, input: In): Promise<string> {
  const { programme, round, state } = input;
  const at = sql`programme_id = ${programme} and round_id = ${round}`;
  const { rows } = await sql<{ mark: string }>`
    select concat_ws(', ',
      (select policy::text from round where programme_id = ${programme} and id = ${round}),
      (select due_at from round_date where ${at} and kind = 'introduces'),
      (select zone from programme where id = ${programme}),
      exists (select from answer w where w.programme_id = ${programme} and w.application_id = (
        select id from application where ${at} and state = ${state} limit 1)),
      ${sum(sql`application, person, came, priority, answers_version, country, zone, since, waiting_reason`, sql`(${applying(ctx.clock.now(), input)}) e`)},
      ${sum(
        sql`r.question_id, q.role`,
        sql`round_question r join question q on q.programme_id = r.programme_id and q.id = r.question_id
        where r.programme_id = ${programme} and r.round_id = ${round}`,
      )},
      (select count(*) from consent where programme_id = ${programme} and withdrawn_at is null),
      (select concat_ws(' ', count(*), max(withdrawn_at)) from consent where programme_id = ${programme} and withdrawn_at is not null),
      ${sum(sql`person_id, excluded_person_id`, sql`exclusion where programme_id = ${programme} and excluded_person_id is not null`)},
      ${sum(sql`person_a, person_b`, sql`former_pair where programme_id = ${programme}`)},
      (select concat_ws(' ', count(*), sum(partnership_id * person_id), max(left_at)) from membership where programme_id = ${programme}),
      ${sum(sql`person`, sql`(${owedFirst(input)}) o`)},
      ${state === 'waiting' ? sum(sql`person`, sql`(${ownLeaver(input)}) o`) : sql`''`}) as mark`.execute(
    ctx.db,
  );
  return rows[0]!.mark;
}

/** The number of rows and a checksum of their values. Writing ten thousand rows as text would take as long as reading them. */
const sum = (row: RawBuilder<unknown>, from: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select concat_ws(' ', count(*), sum(hash_record_extended(row(${row}), 0))) from ${from})`;
