import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { isPassed } from './heldLetters.ts';
import type { OwnPartnership } from '../queries.ts';

type Db = Pick<Ctx, 'db'>;

/** A picture of a letter for one who may read the letter: up to the moment they left the partnership. Null when it is not theirs. */
export async function letterPicture(
  ctx: Db,
  programme: number,
  own: OwnPartnership,
  letter: number,
  file: number,
): Promise<{ kind: string; bytes: Buffer } | null> {
  let one = ctx.db
    .selectFrom('letter_picture')
    .innerJoin('letter', (join) =>
      join
        .onRef('letter.programme_id', '=', 'letter_picture.programme_id')
        .onRef('letter.id', '=', 'letter_picture.letter_id'),
    )
    .innerJoin('file', (join) =>
      join
        .onRef('file.programme_id', '=', 'letter_picture.programme_id')
        .onRef('file.id', '=', 'letter_picture.file_id'),
    )
    .select(['file.kind', 'file.bytes'])
    .where('letter_picture.programme_id', '=', programme)
    .where('letter.partnership_id', '=', own.id)
    .where('letter.id', '=', letter)
    .where('letter.written_at', '>=', own.me.joinedAt)
    .where('letter.gone_at', 'is', null)
    .where((eb) => isPassed(eb, own))
    .where('file.id', '=', file);
  if (own.me.leftAt) one = one.where('letter.written_at', '<=', own.me.leftAt);
  return (await one.executeTakeFirst()) ?? null;
}

/** The first pictures of a letter, as many as are at most so many octets together: for the mail that carries it. */
export async function picturesToSend(
  ctx: Db,
  { programme, letter, most }: { programme: number; letter: number; most: number },
): Promise<{ name: string; kind: string; bytes: Buffer }[]> {
  const { rows } = await sql<{ name: string; kind: string; bytes: Buffer }>`
    select name, kind, bytes from (
      select p.name, f.kind, f.bytes, f.id, sum(octet_length(f.bytes)) over (order by f.id) as octets
      from letter_picture p join file f on f.programme_id = p.programme_id and f.id = p.file_id
      where p.programme_id = ${programme} and p.letter_id = ${letter}) one
    where octets <= ${most} order by id`.execute(ctx.db);
  return rows;
}
