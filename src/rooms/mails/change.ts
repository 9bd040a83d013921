import { sql } from 'kysely';
import type { RawBuilder, Updateable } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import type { Schema } from '../../db/schema.ts';
import type { Ctx } from '../ctx.ts';
import { removeByPieces } from '../pieces.ts';
import { mayDo } from './transitions.ts';

type Db = Pick<Ctx, 'db'>;

/** Lets a person's mails that wait leave for another address, except mails to an address of their own. */
export async function readdressMails(
  ctx: Db,
  { programme, person, address }: { programme: number; person: number; address: string },
): Promise<void> {
  await ctx.db
    .updateTable('outbox')
    .set({ address })
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .where(mayDo('readdress'))
    .where('elsewhere', '=', false)
    .execute();
}

/** Gives a mail other words, or its original ones back. The caller has locked it. */
export async function wordMail(
  ctx: Db,
  { programme, mail }: { programme: number; mail: number },
  words: Omit<Updateable<Schema['outbox']>, 'state'>,
): Promise<void> {
  await ctx.db
    .updateTable('outbox')
    .set(words)
    .where('programme_id', '=', programme)
    .where('id', '=', mail)
    .execute();
}

/** Gives all mails for which a condition on `outbox` holds the same words; without `html` they keep the page that they have. */
export async function wordMails(
  ctx: Db,
  which: RawBuilder<unknown>,
  { subject, text, html }: { subject: string; text: string; html?: string },
): Promise<void> {
  await sql`
    update outbox set subject = ${subject}, text = ${text}, html = coalesce(${html ?? null}, html)
    where ${which}`.execute(ctx.db);
}

/** Blanks mails of a programme for which a condition on `outbox` holds. A mail that still waits is written anew before it leaves. */
export async function blankMails(ctx: Db, programme: number, which: RawBuilder<unknown>): Promise<void> {
  await sql`
    update outbox set subject = '', text = '', html = '', edited_at = null, edited_by = null
    where programme_id = ${programme} and (${which})`.execute(ctx.db);
}

/** Removes the words of mails about some partnerships to which nothing happens any more. */
export async function forgetWords(
  ctx: Db,
  programme: number,
  partnerships: readonly number[],
): Promise<void> {
  await ctx.db
    .updateTable('outbox')
    .set({ text: '', html: '' })
    .where('programme_id', '=', programme)
    .where(mayDo('forget'))
    .where((eb) => eb(eb.ref('data', '->>').key('partnership'), '=', anyOf(partnerships.map(String))))
    .execute();
}

/** Removes mails of a programme for which a condition on `outbox` holds. Returns their kinds. */
export async function removeMails(ctx: Db, programme: number, which: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`
    delete from outbox where programme_id = ${programme} and (${which}) returning kind`.execute(ctx.db);
  return rows.map(({ kind }) => kind);
}

/** Days after which the last mail to an erased person that has not left is given up. */
const LAST_WORD_DAYS = 5;

/** Duty: deletes the address of an erased person once their last mail has left, or cannot leave. */
export async function forgetErased(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - LAST_WORD_DAYS * 86_400_000);
  await removeByPieces(ctx, 'outbox', sql`kind = 'erased' and (${mayDo('forget')} or queued_at < ${before})`);
}
