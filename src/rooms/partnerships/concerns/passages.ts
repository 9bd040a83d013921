import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import { isPassed } from '../letters/heldLetters.ts';
import type { OwnPartnership } from '../queries.ts';

/** How many letters, the newest, a form offers to pick from. */
export const PASSAGES = 30;

/** A line for each file of a letter, with its name and size. The contents are not copied. */
const NAMES = sql`(
  select string_agg(format('[%s, %s kB]', coalesce(nullif(p.name, ''), f.kind), ceil(octet_length(f.bytes) / 1000.0)), E'\\n' order by p.file_id)
  from letter_picture p join file f on f.programme_id = p.programme_id and f.id = p.file_id
  where p.programme_id = letter.programme_id and p.letter_id = letter.id)`;

/** Copies the letters that somebody picked for their concern, as far as they may read them themselves. */
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
          sql<string>`concat_ws(E'\\n\\n', nullif(letter.body, ''), ${NAMES})`.as('body'),
          'letter.written_at',
        ])
        .where('letter.programme_id', '=', of.programme)
        .where('letter.partnership_id', '=', own.id)
        .where('letter.id', '=', anyOf([...letters]))
        .where(sql<boolean>`(letter.body <> '' or ${NAMES} is not null)`)
        .where('letter.gone_at', 'is', null)
        .where('letter.written_at', '>=', own.me.joinedAt)
        .where('letter.drafted_at', 'is', null)
        .where('letter.written_at', '<=', own.me.leftAt ?? ctx.clock.now())
        .where((where) => isPassed(where, own))
        .orderBy('letter.id'),
    )
    .execute();
}
