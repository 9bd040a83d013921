import type { CastName, Stage } from './cast.ts';
import type { TestCtx } from './context.ts';
import type { DateKind, Round } from '../src/rooms/programmes/index.ts';

export const tomas = (cast: Stage) => ({ kind: 'person', id: cast.people.tomas }) as const;

export async function apply(
  ctx: TestCtx,
  cast: Stage,
  round: Round,
  who: CastName,
  state: string,
): Promise<void> {
  await ctx.db
    .insertInto('application')
    .values({
      programme_id: cast.programme,
      round_id: round.id,
      person_id: cast.people[who],
      state,
      state_at: ctx.clock.now(),
      created_at: ctx.clock.now(),
    })
    .execute();
}

export const mailsOf = (ctx: TestCtx) =>
  ctx.db.selectFrom('outbox').select(['kind', 'person_id', 'locale', 'text']).orderBy('id').execute();

/** Makes a date of a round lie in the past and be done. */
export const dateDone = (ctx: TestCtx, round: Round, kind: DateKind) =>
  ctx.db
    .updateTable('round_date')
    .set({ done_at: ctx.clock.now() })
    .where('round_id', '=', round.id)
    .where('kind', '=', kind)
    .execute();
