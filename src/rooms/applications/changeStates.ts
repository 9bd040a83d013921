import { sql } from 'kysely';
import type { Actor, Ctx } from '../ctx.ts';
import { anyOf } from '../../db/anyOf.ts';
import { recordAll } from '../log/index.ts';
import { eventOf } from './changeState.ts';
import { canFollow } from './rules.ts';
import type { ApplicationState, WaitingReason } from './rules.ts';

/** Applications of one step: other work gets a turn between two. */
const AT_ONCE = 5000;

/**
 * Changes the state of many applications of a programme, as `changeState` does for one, with three statements for five thousand.
 * Applications that cannot change stay as they are. Answers how many changed. Call it inside a transaction.
 */
export async function changeStates(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    applications: readonly number[];
    /** More ids and plain values for the event of each. */
    dataOf?: (application: number) => { partnership?: number | undefined };
  } & (
    | { to: 'waiting'; reasonOf: (application: number) => WaitingReason }
    | { to: Exclude<ApplicationState, 'waiting'>; reasonOf?: never }
  ),
): Promise<number> {
  const { applications } = input;
  let changed = 0;
  for (let at = 0; at < applications.length; at += AT_ONCE)
    changed += await changeSome(ctx, { ...input, applications: applications.slice(at, at + AT_ONCE) });
  return changed;
}

async function changeSome(ctx: Ctx, input: Parameters<typeof changeStates>[1]): Promise<number> {
  const { programme, actor, to, dataOf, reasonOf } = input;
  const rows = await ctx.db
    .selectFrom('application')
    .select(['id', 'state', 'round_id'])
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf(input.applications))
    .orderBy('id')
    .forUpdate()
    .execute();
  const able = rows.filter(({ state }) => canFollow(state as ApplicationState, to));
  if (able.length === 0) return 0;
  const reasons = able.map(({ id }) => reasonOf?.(id) ?? null);
  await sql`
    update application set state = ${to}, state_at = ${ctx.clock.now()}, waiting_reason = own.reason
    from unnest(${able.map(({ id }) => id)}::bigint[], ${reasons}::text[]) own (id, reason)
    where application.programme_id = ${programme} and application.id = own.id`.execute(ctx.db);
  await recordAll(
    ctx,
    able.map(({ id, state, round_id: round }) => ({
      programme,
      actor,
      kind: eventOf(state as ApplicationState, to),
      subject: ['application', id] as const,
      round,
      data: { from: state as ApplicationState, to, ...dataOf?.(id) },
    })),
  );
  return able.length;
}
