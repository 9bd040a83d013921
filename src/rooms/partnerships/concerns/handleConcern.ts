import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx, Viewer } from '../../ctx.ts';
import { actorPerson } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { closeMatter, openMatter } from '../../matters/index.ts';
import { CONCERN_URGENCY } from '../rules.ts';
import type { Severity } from '../rules.ts';
import { mayReadConcern } from './readers.ts';

/** Marks a concern as dealt with, or as open again, together with its matter on the work list. Only a reader of the concern may do so. */
export async function handleConcern(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    viewer: Viewer;
    concern: number;
    handled: boolean;
    undoes?: number;
  },
): Promise<{ ok: boolean }> {
  const { programme, actor, concern, handled } = input;
  return inTransaction(ctx, async (ctx) => {
    const found = await ctx.db
      .selectFrom('concern')
      .innerJoin('partnership', (join) =>
        join
          .onRef('partnership.programme_id', '=', 'concern.programme_id')
          .onRef('partnership.id', '=', 'concern.partnership_id'),
      )
      .select([
        'concern.partnership_id as partnership',
        'partnership.round_id as round',
        'handled_at',
        sql<Severity>`severity`.as('severity'),
      ])
      .where('concern.programme_id', '=', programme)
      .where('concern.id', '=', concern)
      .forUpdate('concern')
      .executeTakeFirst();
    if (!found || (found.handled_at !== null) === handled) return { ok: false };
    if (!(await mayReadConcern(ctx, programme, input.viewer, concern))) return { ok: false };
    await ctx.db
      .updateTable('concern')
      .set(
        handled
          ? { handled_at: ctx.clock.now(), handled_by: actorPerson(actor) }
          : { handled_at: null, handled_by: null, decision: null },
      )
      .where('programme_id', '=', programme)
      .where('id', '=', concern)
      .execute();
    await record(ctx, {
      programme,
      actor,
      kind: handled ? 'concern-handled' : 'concern-reopened',
      subject: ['concern', concern],
      round: found.round,
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    if (handled) await closeMatter(ctx, { programme, actor, kind: 'concern', subject: ['concern', concern] });
    else
      await openMatter(ctx, {
        programme,
        kind: 'concern',
        subject: ['concern', concern],
        round: found.round,
        urgency: CONCERN_URGENCY[found.severity],
        data: { partnership: found.partnership },
      });
    return { ok: true };
  });
}
