import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { BACK_DAYS } from '../addresses/changeAddress.ts';
import { erasureRefusal } from './erasePerson.ts';
import { personById } from '../queries.ts';

/** Hours in which somebody who asked to be erased can still change their mind. */
const GRACE_HOURS = 24;

/**
 * Asks for everything of a person to be erased. For a day nothing changes (`eraseDue`); they are told by mail that it is coming, with a
 * link to stay. `takesComments`: their public words are deleted, too; otherwise these stay as a former participant's. The erasure also
 * waits as long as an old address can take the account back. It waits a week after another address was joined. A thief may have done
 * either.
 */
export async function askErasure(
  ctx: Ctx,
  input: { programme: number; actor: Actor; person: number; takesComments?: boolean },
): Promise<{ ok: true; at: Date } | { ok: false; reason: 'unknown' | 'last-director' }> {
  const { programme, actor, person } = input;
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom('programme').select('id').where('id', '=', programme).forUpdate().execute();
    const refusal = await erasureRefusal(ctx, programme, person);
    if (refusal) return { ok: false, reason: refusal };
    const known = await personById(ctx, programme, person);
    if (known?.erase_at) return { ok: true, at: known.erase_at };
    const now = ctx.clock.now();
    const back = await backUntil(ctx, programme, person);
    const at = new Date(Math.max(now.getTime() + GRACE_HOURS * 3_600_000, back?.getTime() ?? 0));
    await ctx.db
      .updateTable('person')
      .set({ erase_at: at })
      .where('programme_id', '=', programme)
      .where('id', '=', person)
      .execute();
    await ctx.mailer.queue(ctx, [
      {
        programme,
        kind: 'erasure-asked',
        occasion: `erasure:${now.getTime()}`,
        person,
      },
    ]);
    await record(ctx, {
      programme,
      actor,
      kind: 'erasure-asked',
      subject: ['person', person],
      data: { takesComments: input.takesComments === true },
    });
    return { ok: true, at };
  });
}

/** Until when the owner of an old or merged address may object; null when there is none. */
async function backUntil(ctx: Pick<Ctx, 'db'>, programme: number, person: number): Promise<Date | null> {
  const { rows } = await sql<{ back: Date | null }>`
    select greatest(
      (select max(back_until) from address_change where programme_id = ${programme} and person_id = ${person}),
      (select max(at) + make_interval(days => ${BACK_DAYS}::int) from person_merge
        where programme_id = ${programme} and kept_id = ${person} and proven)) as back`.execute(ctx.db);
  return rows[0]!.back;
}

/** Takes back an erasure that somebody asked for. */
export async function keepPerson(
  ctx: Ctx,
  input: { programme: number; actor: Actor; person: number },
): Promise<{ ok: boolean }> {
  const { programme, actor, person } = input;
  return inTransaction(ctx, async (ctx) => {
    const kept = await ctx.db
      .updateTable('person')
      .set({ erase_at: null })
      .where('programme_id', '=', programme)
      .where('id', '=', person)
      .where('erase_at', 'is not', null)
      .where('erased_at', 'is', null)
      .executeTakeFirst();
    if (kept.numUpdatedRows === 0n) return { ok: false };
    await record(ctx, { programme, actor, kind: 'erasure-taken-back', subject: ['person', person] });
    return { ok: true };
  });
}
