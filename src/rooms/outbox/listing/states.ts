import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx, Viewer } from '../../ctx.ts';
import type { OutboxState } from '../../mails/index.ts';
import { countedUntil, groupOf, isOfGroup, untilNow, wasCounted } from './counted.ts';
import { seesMail } from './seesMail.ts';

interface States {
  states: Map<OutboxState, number>;
  /** Until when sent mails are counted, if it was read. */
  until?: string;
}

/** How many mails of a group this viewer may know of, by state; reads each mail of the group. `own` is the group's condition. */
export const statesSeen = (ctx: Pick<Ctx, 'db'>, own: RawBuilder<unknown>, viewer: Viewer): Promise<States> =>
  states(
    ctx,
    sql`select state, count(*)::int as count from outbox where ${own} and ${seesMail(viewer)} group by 1`,
  );

/**
 * How many mails are in each state, for a group that is kept from nobody. `countSent` stores the number of those that left, which may be a
 * hundred thousand; the database itself counts the others.
 */
export async function statesCounted(
  ctx: Pick<Ctx, 'db'>,
  { programme, kind, occasion }: { programme: number; kind: string; occasion: string },
): Promise<States> {
  const until = await untilNow(ctx);
  const group = sql`outbox.programme_id = ${programme} and ${isOfGroup({ kind, occasion })}`;
  const counted = sql`programme_id = ${programme} and kind = ${kind} and occasion = ${occasion}`;
  const found = await states(
    ctx,
    sql`
      with since as materialized (
        -- The first bound for the planner; counting may have gone on meanwhile.
        select kind, ${groupOf} as occasion, private from outbox
        where programme_id = ${programme} and state = 'sent' and sent_at > ${until}::timestamptz and sent_at > ${countedUntil}
      )
      select state, sum(mails)::int as count from mail_group
      where ${counted} and not private and state in ('waiting', 'held', 'sending', 'failed', 'gathered', 'dropped') group by 1
      union all
      select 'bundled', count(*)::int from outbox where ${group} and state = 'bundled'
      union all
      select 'sent', coalesce((select count from mail_count where ${counted} and not private), 0)
        - (select count(*)::int from mail_recount where ${counted} and not private and ${wasCounted})
        + (select count(*)::int from since where kind = ${kind} and occasion = ${occasion} and not private)`,
  );
  return { ...found, until };
}

async function states(ctx: Pick<Ctx, 'db'>, counts: RawBuilder<unknown>): Promise<States> {
  const { rows } = await (counts as RawBuilder<{ state: OutboxState; count: number }>).execute(ctx.db);
  return { states: new Map(rows.filter(({ count }) => count > 0).map(({ state, count }) => [state, count])) };
}
