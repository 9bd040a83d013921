import { sql } from 'kysely';
import type { UnmatchedReason } from '#matching';
import type { Ctx } from '../../ctx.ts';
import { awayAt, leftOut } from './awayAt.ts';
import type { Declared, LeftOut, Planned } from './awayAt.ts';
import type { WaitingChoice } from './choose.ts';
import { plannedAnswers } from './plannedAnswers.ts';

/** How the search for a partner stands for somebody who waits in a round that runs. */
export interface Looking {
  application: number;
  round: number;
  /** Why they began to wait, and why the last run found nobody; null before the first. */
  waitingReason: string | null;
  unmatched: UnmatchedReason | null;
  /** When the next run is; null when no run comes in this round. */
  nextAt: Date | null;
  /** Why that run leaves them out: they are away then. Null when it looks for a partner for them. */
  leftOut: LeftOut | null;
  choice: WaitingChoice | null;
  /** Whether they can ask to join a pair: the rules of the round allow trios, and they are not away now. */
  allowsTrios: boolean;
  /** Until when a pair can answer whether it takes them in; null when no pair is asked. */
  askedUntil: Date | null;
}

interface Row extends Omit<Looking, 'leftOut'> {
  everyDays: number;
  weeksBefore: number;
  wall: string;
  zone: string;
  declared: Declared | null;
  planned: Planned[] | null;
}

/**
 * The search for a partner for a person's latest application that waits in a running round; null when there is none. The round's partners
 * must have met. With `isTold` they need not: the mail that tells of waiting is written before. Single rows are read by subqueries:
 * planning a join of eight tables takes longer than answering it.
 */
export async function lookingOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  {
    programme,
    isTold = false,
    ...of
  }: { programme: number; isTold?: boolean } & ({ person: number } | { application: number }),
): Promise<Looking | null> {
  const whose = 'person' in of ? sql`own.person_id = ${of.person}` : sql`own.id = ${of.application}`;
  const now = ctx.clock.now();
  const { rows } = await sql<Row>`
    select own.id as application, own.round_id as round, own.waiting_reason as "waitingReason", g.next_at as "nextAt", r.policy->>'trios' = 'allow' as "allowsTrios",
      (select reasons from unmatched u where u.programme_id = own.programme_id and u.round_id = own.round_id
        and u.application_id = own.id) as unmatched,
      (select choice from again_wait w where w.programme_id = own.programme_id and w.application_id = own.id
        and w.since = own.state_at) as choice,
      (select closes_at from trio_question q where q.programme_id = own.programme_id and q.application_id = own.id
        and q.closed_at is null) as "askedUntil",
      g.every_days as "everyDays", g.weeks_before as "weeksBefore", ends.wall, ends.zone,
      (select json_build_object('until', away.until_day, 'backAt', away.back_at, 'undated', away.undated) from absence away
        where away.programme_id = own.programme_id and away.person_id = own.person_id and away.ended_at is null
          and away.back_at > ${now} order by away.back_at desc limit 1) as declared,
      (select json_agg(to_json(one.*)) from ${plannedAnswers(sql`a.programme_id = own.programme_id and a.id = own.id`)} one) as planned
    from application own
    join round r on r.programme_id = own.programme_id and r.id = own.round_id and r.cancelled_at is null
    join round_date meets on meets.programme_id = own.programme_id and meets.round_id = own.round_id and meets.kind = 'introduces'
      and (${isTold} or meets.due_at <= ${now})
    join round_date ends on ends.programme_id = own.programme_id and ends.round_id = own.round_id and ends.kind = 'ends' and ends.due_at > ${now}
    left join round_again g on g.programme_id = own.programme_id and g.round_id = own.round_id
    where own.programme_id = ${programme} and ${whose} and own.state = 'waiting'
    order by r.number desc limit 1`.execute(ctx.db);
  const [row] = rows;
  if (!row) return null;
  const { everyDays, weeksBefore, wall, zone, declared, planned, ...looking } = row;
  const ends = { dates: { ends: { wall, zone } } };
  const away = { declared, planned: planned ?? [] };
  const { nextAt } = looking;
  return {
    ...looking,
    allowsTrios: looking.allowsTrios && !awayAt(away, now),
    leftOut: nextAt && leftOut(away, nextAt, ends, { everyDays, weeksBefore, showsFirst: false }),
  };
}
