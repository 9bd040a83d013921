import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import { actorPerson } from '../../ctx.ts';
import type { Actor, Ctx, Viewer } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { closeMatter, openMatter } from '../../matters/index.ts';
import { APPEAL_URGENCY, LIMITS } from '../rules.ts';
import type { Severity } from '../rules.ts';
import { handleConcern } from './handleConcern.ts';
import { openToOperators, readersApart, readsAppeal } from './appealReaders.ts';
import type { AppealReader } from './appealReaders.ts';
import { asReader } from './readers.ts';

/**
 * Asks that a decision is looked at again. Whoever raised the concern may, and those it is about who were told of the decision. It goes to readers of
 * the concern who did not decide it; where there are none to the operators; where those cannot either, to who decided, and it says so.
 */
export async function raiseAppeal(
  ctx: Ctx,
  input: { programme: number; person: number; concern: number; body: string },
): Promise<{ ok: true; reader: AppealReader; partnership: number } | { ok: false }> {
  const { programme, person, concern } = input;
  const body = [...input.body.trim()].slice(0, LIMITS.whole).join('');
  if (body === '') return { ok: false };
  return inTransaction(ctx, async (ctx) => {
    const found = await ctx.db
      .selectFrom('concern')
      .select([
        'person_id as by',
        'partnership_id as partnership',
        sql<Severity>`severity`.as('severity'),
        'decision',
        'handled_by as decider',
      ])
      .where('programme_id', '=', programme)
      .where('id', '=', concern)
      .where('decision', 'is not', null)
      .forUpdate()
      .executeTakeFirst();
    const about = (
      await ctx.db
        .selectFrom('concern_about')
        .select('person_id')
        .where('programme_id', '=', programme)
        .where('concern_id', '=', concern)
        .execute()
    ).map((row) => row.person_id);
    const wasTold = found?.by === person || (found?.decision !== 'nothing' && about.includes(person));
    if (!found || !wasTold) return { ok: false };
    const { reader, people } = await readersApart(ctx, programme, { ...found, about });
    if (reader === 'operator') await openToOperators(ctx, programme, concern);
    const { id } = await ctx.db
      .insertInto('concern_appeal')
      .values({
        programme_id: programme,
        concern_id: concern,
        person_id: person,
        body,
        raised_at: ctx.clock.now(),
        same: reader === 'same',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { partnership } = found;
    await record(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      kind: 'appeal-raised',
      subject: ['appeal', id],
    });
    await openMatter(ctx, {
      programme,
      kind: 'concern-appeal',
      subject: ['appeal', id],
      urgency: APPEAL_URGENCY[found.severity],
      data: { partnership },
    });
    await ctx.mailer.queue(
      ctx,
      people.map((to) => ({
        programme,
        kind: 'appeal-raised' as const,
        occasion: `appeal:${id}`,
        person: to,
        data: { partnership, concern },
      })),
    );
    return { ok: true, reader, partnership };
  });
}

/** Answers an appeal: the decision stands, or it is taken back and the concern is open again, to be decided anew. */
export async function answerAppeal(
  ctx: Ctx,
  input: { programme: number; actor: Actor; viewer: Viewer; appeal: number; stands: boolean },
): Promise<boolean> {
  const { programme, actor, viewer, appeal, stands } = input;
  return inTransaction(ctx, async (ctx) => {
    const { rows } = await sql<{ concern: number; person: number; partnership: number }>`
      select w.concern_id as concern, w.person_id as person, c.partnership_id as partnership
      from concern_appeal w join concern c on c.programme_id = w.programme_id and c.id = w.concern_id
      where w.programme_id = ${programme} and w.id = ${appeal} and w.answered_at is null
        and ${readsAppeal(asReader(viewer), sql`w.programme_id`, sql`w.id`)}
      for update of w`.execute(ctx.db);
    const [found] = rows;
    if (!found) return false;
    const { concern, person, partnership } = found;
    await ctx.db
      .updateTable('concern_appeal')
      .set({ answered_at: ctx.clock.now(), answered_by: actorPerson(actor), stands })
      .where('programme_id', '=', programme)
      .where('id', '=', appeal)
      .execute();
    await record(ctx, { programme, actor, kind: 'appeal-answered', subject: ['appeal', appeal] });
    await closeMatter(ctx, { programme, actor, kind: 'concern-appeal', subject: ['appeal', appeal] });
    if (!stands) await handleConcern(ctx, { programme, actor, viewer, concern, handled: false });
    await ctx.mailer.queue(ctx, [
      {
        programme,
        kind: 'appeal-answered',
        occasion: `appeal:${appeal}`,
        person,
        data: { partnership, concern, stands },
      },
    ]);
    return true;
  });
}
