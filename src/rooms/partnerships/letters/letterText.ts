import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { FILES_OF_LETTER } from './files.ts';

/** The words of a letter or a draft, read when its mail leaves; '' when it is gone. */
export async function letterText(ctx: Ctx, programme: number, id: number): Promise<string> {
  const row = await ctx.db
    .selectFrom('letter')
    .select('body')
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.body ?? '';
}

export interface LetterForMail {
  partnership: number;
  round: number;
  author: { id: number; name: string; called: string };
  /** How many files it carries, and their size together in octets. */
  files: number;
  octets: number;
}

/** The author of a letter, for the person it is mailed to. Null when it is not for them, or its words or its author are gone. */
export async function letterFor(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  id: number,
  reader: number,
): Promise<LetterForMail | null> {
  const row = await ctx.db
    .selectFrom('letter')
    .innerJoin('membership as reader', (join) =>
      join
        .onRef('reader.programme_id', '=', 'letter.programme_id')
        .onRef('reader.partnership_id', '=', 'letter.partnership_id'),
    )
    .innerJoin('person as author', (join) =>
      join
        .onRef('author.programme_id', '=', 'letter.programme_id')
        .onRef('author.id', '=', 'letter.author_id'),
    )
    .select([
      'letter.partnership_id',
      'reader.round_id',
      'author.id',
      'author.name',
      'author.called',
      FILES_OF_LETTER.as('files'),
    ])
    .where('letter.programme_id', '=', programme)
    .where('letter.id', '=', id)
    .where('letter.gone_at', 'is', null)
    // The mail was queued before the two were kept apart.
    .where(
      sql<boolean>`not exists (select from partnership p where p.programme_id = letter.programme_id
        and p.id = letter.partnership_id and p.apart_at is not null)`,
    )
    .where('author.erased_at', 'is', null)
    .where('reader.person_id', '=', reader)
    .executeTakeFirst();
  if (!row) return null;
  const { partnership_id: partnership, round_id: round, files, ...author } = row;
  return {
    partnership,
    round,
    author,
    files: files.length,
    octets: files.reduce((sum, { octets }) => sum + octets, 0),
  };
}
