import type { Updateable } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { mayDo, wordMail } from '../../mails/index.ts';
import { record } from '../../log/index.ts';

/** A mail that has not left and that volunteers may read, locked until the transaction ends; null when there is none. */
export async function lockMail(ctx: Ctx, programme: number, mail: number) {
  const row = await ctx.db
    .selectFrom('outbox')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('id', '=', mail)
    .where(mayDo('edit'))
    .where('private', '=', false)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Gives a locked mail other words, and logs it. */
export async function setWords(
  ctx: Ctx,
  input: { programme: number; actor: Actor; mail: number; undoes?: number },
  as: { kind: 'mail-edited' | 'mail-reverted'; of: string; set: Omit<Updateable<Schema['outbox']>, 'state'> },
): Promise<void> {
  const { programme, actor, mail, undoes } = input;
  await wordMail(ctx, { programme, mail }, as.set);
  await record(ctx, {
    programme,
    actor,
    kind: as.kind,
    subject: ['outbox', mail],
    data: { kind: as.of },
    ...(undoes === undefined ? {} : { undoes }),
  });
}
