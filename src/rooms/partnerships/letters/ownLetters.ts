import type { Ctx } from '../../ctx.ts';
import type { OwnPartnership } from '../queries.ts';
import { FILES_OF_LETTER } from './files.ts';
import type { LetterFile } from './files.ts';

export interface OwnLetter {
  body: string;
  writtenAt: Date;
  /** Files that went along with it. */
  files: LetterFile[];
}

/** The letters that somebody wrote in a partnership, oldest first. Leaves out drafts, and letters whose words were deleted. */
export async function ownLetters(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  own: OwnPartnership,
): Promise<OwnLetter[]> {
  return ctx.db
    .selectFrom('letter')
    .select(['body', 'written_at as writtenAt', FILES_OF_LETTER.as('files')])
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', own.id)
    .where('author_id', '=', own.me.person)
    .where('drafted_at', 'is', null)
    .where('gone_at', 'is', null)
    .orderBy('written_at')
    .orderBy('id')
    .execute();
}
