import { sql } from 'kysely';
import { LETTER_FILES } from '../../../lib/documents/kinds.ts';
import type { Ctx } from '../../ctx.ts';
import type { OwnPartnership } from '../queries.ts';
import { isPassed } from './heldLetters.ts';

type Db = Pick<Ctx, 'db'>;

/** A file that is stored already, with the name under which it is sent. */
export interface StoredFile {
  file: number;
  name: string;
}

/** A picture or a document of a letter, as pages show it. */
export interface LetterFile extends StoredFile {
  kind: string;
  octets: number;
}

/** The files of a row of `letter`, as JSON beside it. */
export const FILES_OF_LETTER = sql<LetterFile[]>`(
  select coalesce(json_agg(json_build_object('file', p.file_id, 'name', p.name, 'kind', f.kind, 'octets', octet_length(f.bytes))
    order by p.file_id), '[]')
  from letter_picture p join file f on f.programme_id = p.programme_id and f.id = p.file_id
  where p.programme_id = letter.programme_id and p.letter_id = letter.id)`;

/**
 * Puts stored files beside a letter or a draft. Files that exceed the limits are left out: a draft from two devices could gather any
 * number.
 */
export async function addFiles(
  ctx: Db,
  programme: number,
  letter: number,
  files: readonly StoredFile[],
): Promise<void> {
  if (files.length === 0) return;
  const { rows } = await sql<{ file_id: number }>`
    insert into letter_picture (programme_id, letter_id, file_id, name)
    select ${programme}, ${letter}, given.file, given.name
    from unnest(${files.map(({ file }) => file)}::bigint[], ${files.map(({ name }) => name)}::text[]) as given (file, name)
    on conflict do nothing returning file_id`.execute(ctx.db);
  const added = rows.map((row) => row.file_id);
  await sql`
    delete from letter_picture own using (
      select p.file_id, row_number() over w as place, sum(octet_length(f.bytes)) over w as octets
      from letter_picture p join file f on f.programme_id = p.programme_id and f.id = p.file_id
      where p.programme_id = ${programme} and p.letter_id = ${letter}
      window w as (order by p.file_id = any(${added}::bigint[]), p.file_id)) counted
    where own.programme_id = ${programme} and own.letter_id = ${letter} and own.file_id = counted.file_id
      and own.file_id = any(${added}::bigint[]) and (place > ${LETTER_FILES.most} or octets > ${LETTER_FILES.bytes})`.execute(
    ctx.db,
  );
}

/** Whether stored files fit into one letter, together with the files of its draft that stay. */
export async function doFit(
  ctx: Db,
  {
    programme,
    files,
    draft,
    keep,
  }: { programme: number; files: readonly StoredFile[]; draft: string; keep: readonly number[] },
): Promise<boolean> {
  if (files.length + keep.length <= 1) return true;
  const { rows } = await sql<{ count: number; octets: number }>`
    select count(*)::int as count, coalesce(sum(octet_length(f.bytes)), 0)::float8 as octets from file f
    where f.programme_id = ${programme} and (f.id = any(${files.map(({ file }) => file)}::bigint[])
      or (f.id = any(${[...keep]}::bigint[]) and exists (
        select from letter l join letter_picture p on p.programme_id = l.programme_id and p.letter_id = l.id
        where l.programme_id = ${programme} and l.form_key = ${draft} and p.file_id = f.id)))`.execute(
    ctx.db,
  );
  return rows[0]!.count <= LETTER_FILES.most && rows[0]!.octets <= LETTER_FILES.bytes;
}

/** A picture or a document of a letter, for somebody who may read the letter: members up to the moment they left. Null for anybody else. */
export async function letterFile(
  ctx: Db,
  programme: number,
  own: OwnPartnership,
  letter: number,
  file: number,
): Promise<{ kind: string; name: string; bytes: Buffer } | null> {
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
    .select(['file.kind', 'letter_picture.name', 'file.bytes'])
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

/** The smallest files of a letter, as many as fit into this many octets, for the mail that carries it. */
export async function filesToSend(
  ctx: Db,
  { programme, letter, most }: { programme: number; letter: number; most: number },
): Promise<{ name: string; kind: string; bytes: Buffer }[]> {
  const { rows } = await sql<{ name: string; kind: string; bytes: Buffer }>`
    select name, kind, bytes from (
      select p.name, f.kind, f.bytes, f.id, sum(octet_length(f.bytes)) over (order by octet_length(f.bytes), f.id) as octets
      from letter_picture p join file f on f.programme_id = p.programme_id and f.id = p.file_id
      where p.programme_id = ${programme} and p.letter_id = ${letter}) one
    where octets <= ${most} order by id`.execute(ctx.db);
  return rows;
}
