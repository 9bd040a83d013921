import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../../../src/rooms/ctx.ts';

// Counts the rows that a round should have led to, and those that remain of it, from the tables alone.

interface At {
  programme: number;
  round: number;
}

async function count(ctx: Pick<Ctx, 'db'>, query: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${query}`.execute(ctx.db);
  return rows[0]!.n;
}

/** How many mails a step owes: one to everybody who is in the round before it. */
export function wantedMails(
  ctx: Pick<Ctx, 'db'>,
  { programme, round }: At,
  step: 'published' | 'ended',
): Promise<number> {
  const states = step === 'published' ? ['confirmed'] : ['confirmed', 'matched', 'waiting'];
  return count(
    ctx,
    sql`application where programme_id = ${programme} and round_id = ${round} and state = any(${states})`,
  );
}

export function mailsIn(ctx: Pick<Ctx, 'db'>, { programme }: At, kinds: readonly string[]): Promise<number> {
  return count(
    ctx,
    sql`(select distinct person_id from outbox where programme_id = ${programme} and kind = any(${kinds})) o`,
  );
}

/** Marks all mails as sent, one each millisecond, with texts as long as real ones. */
export async function sendAll(ctx: Ctx, programme: number): Promise<void> {
  await sql`
    update outbox set state = 'sent', subject = kind, html = '',
      sent_at = ${ctx.clock.now()}::timestamptz - interval '1 millisecond' * ((select max(id) from outbox where programme_id = ${programme}) - id),
      text = (select string_agg(md5(outbox.id::text || n), ' ') from generate_series(1, 40) n)
    where programme_id = ${programme} and state in ('waiting', 'held', 'gathered')`.execute(ctx.db);
  await tidy(ctx);
}

/** Vacuums as autovacuum would: between two steps there are weeks. */
export async function tidy(ctx: Pick<Ctx, 'db'>): Promise<void> {
  await sql`vacuum (analyze)`.execute(ctx.db);
}

/** Rows that should have been deleted with the data of the round, and people whom no row needs any more. */
export async function left(ctx: Pick<Ctx, 'db'>, { programme, round }: At): Promise<Record<string, number>> {
  const of = (table: string) => sql`${sql.table(table)} x where x.programme_id = ${programme}`;
  const own = sql`x.round_id = ${round}`;
  const counts: Record<string, RawBuilder<unknown>> = {
    answers: sql`answer x join application a on a.programme_id = x.programme_id and a.id = x.application_id
      where a.programme_id = ${programme} and a.round_id = ${round}`,
    reasons: sql`${of('partnership')} and ${own} and x.reasons <> '[]'`,
    unmatched: sql`${of('unmatched')} and ${own}`,
    runs: sql`${of('match_run')} and ${own} and (x.input is not null or x.result ?| '{groups,unmatched,insight}')`,
    mails: sql`${of('outbox')} and x.data ? 'partnership' and (x.text <> '' or x.html <> '')`,
    people: sql`${of('membership')} and ${own} and exists (select from person p
      where p.programme_id = x.programme_id and p.id = x.person_id and p.erased_at is null)`,
  };
  const found: Record<string, number> = {};
  for (const [name, query] of Object.entries(counts)) found[name] = await count(ctx, query);
  return found;
}
