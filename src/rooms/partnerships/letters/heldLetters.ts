import { sql } from 'kysely';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import type { Ctx } from '../../ctx.ts';
import { isApart } from '../concerns/apart.ts';
import { currentMembers } from '../queries.ts';
import type { OwnPartnership } from '../queries.ts';
import { letterMail, notPassedOn } from './letterMails.ts';

/** Whether a reader may see a letter. While the letter waits or is a draft, only its author may. */
export const isPassed = <Tables extends Pick<Schema, 'letter'>>(
  eb: ExpressionBuilder<Tables, 'letter' & keyof Tables>,
  own: { me: Pick<OwnPartnership['me'], 'person'> },
): Expression<SqlBool> =>
  sql<boolean>`(${eb.ref('letter.held_at')} is null or letter.author_id = ${own.me.person})`;

/** Whether letters of a partnership wait because a member is about to leave, or because its members are kept apart. */
export async function areLettersHeld(ctx: Ctx, programme: number, partnership: number): Promise<boolean> {
  if (await isApart(ctx, programme, partnership)) return true;
  const leaving = await ctx.db
    .selectFrom('membership')
    .select('person_id')
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('left_at', 'is', null)
    .where('leaves_at', 'is not', null)
    .executeTakeFirst();
  return leaving !== undefined;
}

/**
 * Sends the letters that waited to the present members, once nobody is about to leave. Letters from a time in which members were kept apart
 * stay with their authors. An author with nobody left to write to hears that the letter was not passed on. Letters that their writer may
 * still take back go on waiting.
 */
export async function passHeldLetters(ctx: Ctx, programme: number, partnership: number): Promise<void> {
  if (await areLettersHeld(ctx, programme, partnership)) return;
  const letters = await ctx.db
    .selectFrom('letter')
    .select(['id', 'author_id as author'])
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('held_at', 'is not', null)
    .where('apart', '=', false)
    .where('drafted_at', 'is', null)
    .where((eb) => eb.or([eb('leaves_at', 'is', null), eb('left_at', 'is not', null)]))
    .orderBy('id')
    .execute();
  const members = await currentMembers(ctx, programme, partnership);
  for (const letter of letters) {
    const readers = members.filter(({ person }) => person !== letter.author);
    if (readers.length > 0)
      await ctx.db
        .updateTable('letter')
        .set({ held_at: null })
        .where('programme_id', '=', programme)
        .where('id', '=', letter.id)
        .execute();
    await ctx.mailer.queue(
      ctx,
      readers.length > 0
        ? readers.map(({ person }) => letterMail({ programme, partnership, letter: letter.id, person }))
        : notPassedOn({ programme, partnership, letter: letter.id, person: letter.author }),
    );
  }
}
