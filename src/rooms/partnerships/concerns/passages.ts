import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import { isPassed } from '../letters/heldLetters.ts';
import type { OwnPartnership } from '../queries.ts';

/** Letters that a form offers to pick from, the newest. */
export const PASSAGES = 30;

/** Copies letters that somebody picked for their concern: of those they may read themselves. */
export async function copyPassages(
  ctx: Ctx,
  own: OwnPartnership,
  of: { programme: number; concern: number; letters: readonly number[] },
): Promise<void> {
  const letters = of.letters.slice(0, PASSAGES);
  if (letters.length === 0) return;
  await ctx.db
    .insertInto('concern_passage')
    .columns(['programme_id', 'concern_id', 'author_id', 'body', 'written_at'])
    .expression((eb) =>
      eb
        .selectFrom('letter')
        .select((of_) => [
          'letter.programme_id',
          of_.val(of.concern).as('concern_id'),
          'letter.author_id',
          'letter.body',
          'letter.written_at',
        ])
        .where('letter.programme_id', '=', of.programme)
        .where('letter.partnership_id', '=', own.id)
        .where('letter.id', '=', anyOf([...letters]))
        .where('letter.body', '<>', '')
        .where('letter.written_at', '>=', own.me.joinedAt)
        .where('letter.drafted_at', 'is', null)
        .where('letter.written_at', '<=', own.me.leftAt ?? ctx.clock.now())
        .where((where) => isPassed(where, own))
        .orderBy('letter.id'),
    )
    .execute();
}
