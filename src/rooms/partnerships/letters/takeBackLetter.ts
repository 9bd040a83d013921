import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { lockPartnership } from '../members.ts';
import { backToDraft } from './drafts.ts';

/** Takes back a letter that has not left yet: it becomes a draft again, with its files. False when it has left, or is not theirs. */
export async function takeBackLetter(
  ctx: Ctx,
  input: { programme: number; person: number; partnership: number; letter: number },
): Promise<boolean> {
  const { programme, person, partnership } = input;
  return inTransaction(ctx, async (ctx) => {
    await lockPartnership(ctx, programme, partnership);
    const letter = await ctx.db
      .selectFrom('letter')
      .select(['id', 'body'])
      .where('programme_id', '=', programme)
      .where('partnership_id', '=', partnership)
      .where('id', '=', input.letter)
      .where('author_id', '=', person)
      .where('leaves_at', 'is not', null)
      .where('left_at', 'is', null)
      .executeTakeFirst();
    if (!letter) return false;
    await backToDraft(ctx, { programme, partnership, person, letter });
    return true;
  });
}
