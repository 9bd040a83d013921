import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { mayDo, removeMails } from '../../mails/index.ts';
import { giveBack } from './changeRows.ts';
import { lockBoth } from './mergePeople.ts';
import { withAccount } from './withAccount.ts';

/**
 * Undoes a merge: all that was carried over goes back, and what came since stays. Refused when somebody else has the address by now
 * (`taken`), when they got a partner since through something that would go back (`matched`), and when one of them is gone (`over`).
 */
export async function undoMerge(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    merge: number;
    undoes?: number;
  },
): Promise<{ ok: true } | { ok: false; reason: 'over' | 'taken' | 'matched' }> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const merge = await ctx.db
      .selectFrom('person_merge')
      .selectAll()
      .where('programme_id', '=', programme)
      .where('id', '=', input.merge)
      .executeTakeFirst();
    if (!merge) return { ok: false, reason: 'over' };
    const two = { programme, kept: merge.kept_id, gone: merge.gone_id };
    await lockBoth(ctx, { ...two, isBack: true });
    const reason = await whyNot(ctx, { ...two, address: merge.gone_address, at: merge.at });
    // A writer has nothing by which they could be matched.
    if (reason && !(reason === 'matched' && merge.of_writer)) return { ok: false, reason };
    const changes = await withAccount(ctx, { changes: merge.changes, address: merge.gone_address });
    await giveBack(ctx, changes);
    for (const tell of ctx.brought.merges)
      await tell(ctx, { programme, actor, changes, isBack: true, since: merge.at });
    await ctx.db
      .deleteFrom('person_merge')
      .where('programme_id', '=', programme)
      .where('id', '=', merge.id)
      .execute();
    const occasion = `merge:${merge.id}`;
    const isUnsent = sql`kind in ('people-merged', 'address-joined') and occasion = ${occasion} and ${mayDo('takeBack')}`;
    const unsent = await removeMails(ctx, programme, isUnsent);
    if (isToTell(actor, merge) && !unsent.includes('people-merged'))
      await ctx.mailer.queue(ctx, [
        { programme, kind: 'people-parted', occasion, person: two.kept, data: {} },
      ]);
    if (!merge.of_writer && merge.proven && !unsent.includes('address-joined'))
      await ctx.mailer.queue(ctx, [
        { programme, kind: 'address-parted', occasion, person: two.gone, data: {} },
      ]);
    await record(ctx, {
      programme,
      actor,
      kind: 'people-parted',
      subject: ['person', two.kept],
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    return { ok: true };
  });
}

/** False when a person takes an address back with the comments written from it: other mails tell of that. */
const isToTell = (actor: Actor, merge: { kept_id: number; of_writer: boolean }): boolean =>
  !(merge.of_writer && actor.kind === 'person' && actor.id === merge.kept_id);

async function whyNot(
  ctx: Pick<Ctx, 'db'>,
  of: { programme: number; kept: number; gone: number; address: string; at: Date },
): Promise<'over' | 'taken' | 'matched' | null> {
  const { programme, kept, gone, address, at } = of;
  const { rows } = await sql<{ over: boolean; taken: boolean; matched: boolean }>`
    select not exists (select from person g join person k on k.programme_id = g.programme_id and k.id = g.merged_into
        where g.programme_id = ${programme} and g.id = ${gone} and k.id = ${kept} and k.erased_at is null) as over,
      exists (select from person p where p.programme_id = ${programme} and p.address = ${address} and p.erased_at is null) as taken,
      exists (select from membership m where m.programme_id = ${programme} and m.person_id = ${kept} and m.joined_at > ${at}) as matched`.execute(
    ctx.db,
  );
  const [found] = rows;
  return (['over', 'taken', 'matched'] as const).find((reason) => found![reason]) ?? null;
}
