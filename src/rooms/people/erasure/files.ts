import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import type { Person } from '../queries.ts';

/** The picture beside their comments is stored for them alone, and goes. Run it while it is known which that is. */
export async function forgetPortrait(ctx: Ctx, { programme_id: programme, id }: Person): Promise<void> {
  await sql`
    delete from file where programme_id = ${programme} and id in (
      select picture_id from commenter where programme_id = ${programme} and person_id = ${id})`.execute(
    ctx.db,
  );
}

/** Pictures that came with mail of theirs go, but for those that something shows still. Run it after what showed them went. */
export async function forgetMailedPictures(ctx: Ctx, { programme_id: programme, id }: Person): Promise<void> {
  await sql`
    delete from file where programme_id = ${programme} and created_by = ${id} and from_mail
      and not (${shown('letter_picture', 'file_id')} or ${shown('thread_picture', 'file_id')} or ${shown('topic', 'picture_id')})`.execute(
    ctx.db,
  );
}

const shown = (table: string, column: string) =>
  sql`exists (select from ${sql.table(table)} s where s.programme_id = file.programme_id and s.${sql.ref(column)} = file.id)`;
