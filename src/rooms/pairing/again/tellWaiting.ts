import { sql } from 'kysely';
import type { UnmatchedReason } from '#matching';
import type { Ctx } from '../../ctx.ts';
import { writeUnmatched } from '../proposals/unmatched.ts';
import type { WaitingPool } from './waitingPool.ts';

/** A reason as a short mark, without its rules and numbers. These change with the other people who wait, and are no news. */
export const markOf = ({ reason }: UnmatchedReason, isLast: boolean): string =>
  isLast ? `${reason} last` : reason;

/**
 * Notes why people still wait, and mails the reason to each person once. They are mailed again only when the reason changes or no other run
 * comes. The caller holds the locks.
 */
export async function tellWaiting(
  ctx: Ctx,
  input: {
    programme: number;
    round: number;
    run: number | null;
    nextAt: Date | null;
    pool: Pick<WaitingPool, 'applications'>;
    reasons: readonly UnmatchedReason[];
  },
): Promise<void> {
  const { programme, round, run, nextAt } = input;
  const rows = input.reasons.flatMap((reasons) => {
    const person = Number(reasons.id);
    const application = input.pool.applications.get(person);
    return application === undefined
      ? []
      : [{ person, application, reasons, mark: markOf(reasons, nextAt === null) }];
  });
  await writeUnmatched(ctx, { programme, round, run }, rows);
  const told = await noteTold(ctx, { programme, round, nextAt, rows });
  await ctx.mailer.queue(
    ctx,
    rows
      .filter(({ application }) => told.has(application))
      .map(({ application, person, mark }) => ({
        programme,
        kind: 'still-waiting' as const,
        // The occasion holds when they began to wait: somebody who waits again is told again.
        occasion: `application:${application}/${told.get(application)}/${mark}`,
        person,
        data: { application },
      })),
  );
}

/** Notes what people are told. Answers the people for whom it is new, with when they began to wait. */
export async function noteTold(
  ctx: Pick<Ctx, 'db'>,
  input: {
    programme: number;
    round: number;
    nextAt: Date | null;
    rows: readonly { application: number; mark: string }[];
  },
): Promise<ReadonlyMap<number, string>> {
  const { programme, round, nextAt, rows } = input;
  const found = await sql<{ application: number; since: Date }>`
    insert into again_wait (programme_id, application_id, round_id, since, told, stated_at)
    select a.programme_id, a.id, ${round}::bigint, a.state_at, own.mark, ${nextAt}::timestamptz
    from unnest(${rows.map(({ application }) => application)}::bigint[], ${rows.map(({ mark }) => mark)}::text[])
      own (application, mark)
    join application a on a.programme_id = ${programme} and a.id = own.application
    on conflict (programme_id, application_id) do update set told = excluded.told, stated_at = excluded.stated_at,
      choice = case when again_wait.since = excluded.since then again_wait.choice end, since = excluded.since
    where again_wait.since <> excluded.since or again_wait.told is distinct from excluded.told
    returning application_id as application, since`.execute(ctx.db);
  return new Map(found.rows.map(({ application, since }) => [application, since.toISOString()]));
}
