import type { Actor, Ctx } from '../ctx.ts';
import { anyOf } from '../../db/anyOf.ts';
import { recordAll } from '../log/index.ts';
import { eventOf } from './changeState.ts';
import { canFollow } from './rules.ts';
import type { ApplicationState } from './rules.ts';

/**
 * Changes the state of many applications of a programme as `changeState` does of one, by three statements however many they are. Those that
 * cannot go there stay as they are. Call it inside a transaction.
 */
export async function changeStates(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    applications: readonly number[];
    to: Exclude<ApplicationState, 'waiting'>;
  },
): Promise<void> {
  const { programme, actor, to } = input;
  const rows = await ctx.db
    .selectFrom('application')
    .select(['id', 'state', 'round_id'])
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf(input.applications))
    .orderBy('id')
    .forUpdate()
    .execute();
  const able = rows.filter(({ state }) => canFollow(state as ApplicationState, to));
  if (able.length === 0) return;
  await ctx.db
    .updateTable('application')
    .set({ state: to, state_at: ctx.clock.now(), waiting_reason: null })
    .where('programme_id', '=', programme)
    .where('id', '=', anyOf(able.map(({ id }) => id)))
    .execute();
  await recordAll(
    ctx,
    able.map(({ id, state, round_id: round }) => ({
      programme,
      actor,
      kind: eventOf(state as ApplicationState, to),
      subject: ['application', id] as const,
      round,
      data: { from: state, to },
    })),
  );
}
