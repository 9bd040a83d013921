import type { Ctx } from '../../ctx.ts';
import type { OwnPartnership } from '../queries.ts';

export interface OwnLetter {
  body: string;
  writtenAt: Date;
  /** How many went with it. */
  pictures: number;
}

/** The letters that somebody wrote in a partnership, oldest first: neither drafts nor those whose words are gone. */
export async function ownLetters(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  own: OwnPartnership,
): Promise<OwnLetter[]> {
  const rows = await ctx.db
    .selectFrom('letter')
    .select((eb) => [
      'body',
      'written_at as writtenAt',
      eb
        .selectFrom('letter_picture as p')
        .select((of) => of.fn.countAll<number>().as('count'))
        .whereRef('p.programme_id', '=', 'letter.programme_id')
        .whereRef('p.letter_id', '=', 'letter.id')
        .as('pictures'),
    ])
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', own.id)
    .where('author_id', '=', own.me.person)
    .where('drafted_at', 'is', null)
    .where('gone_at', 'is', null)
    .orderBy('written_at')
    .orderBy('id')
    .execute();
  return rows.map(({ body, writtenAt, pictures }) => ({ body, writtenAt, pictures: Number(pictures) }));
}
