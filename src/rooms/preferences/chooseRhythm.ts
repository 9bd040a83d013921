import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { transition } from '../mails/index.ts';
import { record } from '../log/index.ts';
import { rhythmIn, USUAL } from './rhythm.ts';
import type { Rhythm } from './rhythm.ts';
import { anyOf } from '../../db/anyOf.ts';

/** How people want their mail. People who never chose are missing from the map and get it as usual. */
export async function rhythmsOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  people: readonly number[],
): Promise<Map<number, Rhythm>> {
  if (people.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('mail_rhythm')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('person_id', '=', anyOf(people))
    .execute();
  return new Map(rows.map((row) => [row.person_id, rhythmIn(row)]));
}

export const rhythmOf = async (ctx: Pick<Ctx, 'db'>, programme: number, person: number): Promise<Rhythm> =>
  (await rhythmsOf(ctx, programme, [person])).get(person) ?? USUAL;

/** Stores how a person wants mail that can wait. If they now want mails one by one, mails gathered already leave at once. */
export async function chooseRhythm(
  ctx: Ctx,
  { programme, person, ...rhythm }: { programme: number; person: number } & Rhythm,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const row = {
      rhythm: rhythm.rhythm,
      everything: rhythm.everything,
      only_acts: rhythm.onlyActs,
      quiet_from: rhythm.quiet?.from ?? null,
      quiet_until: rhythm.quiet?.until ?? null,
      changed_at: ctx.clock.now(),
    };
    await ctx.db
      .insertInto('mail_rhythm')
      .values({ programme_id: programme, person_id: person, ...row })
      .onConflict((c) => c.columns(['programme_id', 'person_id']).doUpdateSet(row))
      .execute();
    if (rhythm.rhythm === 'each') {
      await transition(ctx.db, 'leaveAlone', { due_at: ctx.clock.now() })
        .where('programme_id', '=', programme)
        .where('person_id', '=', person)
        .execute();
      await ctx.jobs.enqueue(ctx, 'deliver', {});
    }
    await record(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      kind: 'rhythm-chosen',
      subject: ['person', person],
      data: { rhythm: rhythm.rhythm },
    });
  });
}
