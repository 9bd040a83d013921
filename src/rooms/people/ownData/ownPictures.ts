import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/** A picture or a document that somebody sent, and what it belongs to. */
export interface OwnPicture {
  file: number;
  kind: string;
  name: string;
  of: 'letter' | 'message' | 'comments';
  /** The letter it came with; null for others. */
  letter: number | null;
  partnership: number | null;
}

/** The pictures and documents of a person that are still kept: with letters, with messages, and the one beside their comments. */
export async function ownPictures(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  person: number,
): Promise<OwnPicture[]> {
  const { rows } = await sql<OwnPicture>`
    select f.id as file, f.kind, own.name, own.of, own.letter, own.partnership from (
      select p.file_id, p.name, 'letter' as of, l.id as letter, l.partnership_id as partnership
      from letter l join letter_picture p on p.programme_id = l.programme_id and p.letter_id = l.id
      where l.programme_id = ${programme} and l.author_id = ${person} and l.gone_at is null
      union all
      select p.file_id, p.name, 'message', null, null
      from thread_message m join thread_picture p on p.programme_id = m.programme_id and p.message_id = m.id
      where m.programme_id = ${programme} and m.author_id = ${person} and m.kind = 'in'
      union all
      select picture_id, '', 'comments', null, null from commenter
      where programme_id = ${programme} and person_id = ${person} and picture_id is not null
    ) own join file f on f.programme_id = ${programme} and f.id = own.file_id
    order by f.id`.execute(ctx.db);
  return rows;
}

/** One of these; null when it was deleted meanwhile. */
export async function ownPictureBytes(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  { file }: Pick<OwnPicture, 'file'>,
): Promise<Buffer | null> {
  const row = await ctx.db
    .selectFrom('file')
    .select('bytes')
    .where('programme_id', '=', programme)
    .where('id', '=', file)
    .executeTakeFirst();
  return row?.bytes ?? null;
}
