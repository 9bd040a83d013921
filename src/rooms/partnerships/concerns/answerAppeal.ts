import { sql } from 'kysely';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx, Viewer } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { closeMatter } from '../../matters/index.ts';
import { readsAppeal } from './appealReaders.ts';
import { handleConcern } from './handleConcern.ts';
import { asReader } from './readers.ts';

/** Answers an appeal: either the decision stands, or it is taken back and the concern is open again for another decision. */
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
