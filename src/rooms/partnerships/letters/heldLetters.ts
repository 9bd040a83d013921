import { sql } from 'kysely';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import type { Ctx, QueuedMail } from '../../ctx.ts';
import { isApart } from '../concerns/apart.ts';
import { currentMembers } from '../queries.ts';
import type { OwnPartnership } from '../queries.ts';

/** Whether a reader may see a letter: while it waits, only its author may. */
export const isPassed = <Tables extends Pick<Schema, 'letter'>>(
  eb: ExpressionBuilder<Tables, 'letter' & keyof Tables>,
  own: { me: Pick<OwnPartnership['me'], 'person'> },
): Expression<SqlBool> =>
  sql<boolean>`(${eb.ref('letter.held_at')} is null or letter.author_id = ${own.me.person})`;

/** Whether letters of a partnership wait, since a member is about to leave it, or its members are kept apart. */
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
 * Sends the letters that waited to those who are in the partnership now, once nobody is about to leave it. Those of a time in which its members
 * were kept apart stay with their authors. An author who has nobody left to
 * write to hears that the letter was not passed on.
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

export const letterMail = (to: {
  programme: number;
  partnership: number;
  letter: number;
  person: number;
}): QueuedMail => ({
  programme: to.programme,
  kind: 'letter',
  occasion: `letter:${to.letter}`,
  person: to.person,
  data: { letter: to.letter, partnership: to.partnership },
});

const notPassedOn = (by: {
  programme: number;
  partnership: number;
  letter: number;
  person: number | null;
}): QueuedMail[] =>
  by.person === null
    ? []
    : [
        {
          programme: by.programme,
          kind: 'letter-trouble',
          occasion: `letter:${by.letter}`,
          person: by.person,
          data: { reason: 'ended', partnership: by.partnership },
        },
      ];
