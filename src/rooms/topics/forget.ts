import { sql } from 'kysely';
import { fold } from '../../lib/text/fold.ts';
import type { Forgets } from '../brings.ts';
import type { Ctx } from '../ctx.ts';
import { removeFiles } from '../files/index.ts';
import { closeMattersAbout } from '../matters/index.ts';
import type { Person } from '../people/index.ts';
import { forgetLikes } from './likes/forgetLikes.ts';

export const forgets: Forgets = {
  before: async (ctx, person) => {
    await forgetPortrait(ctx, person);
    await forgetBylines(ctx, person);
    await forgetLikes(ctx, person);
  },
  after: forgetMailedPictures,
};

/** Public topics and guest posts stay, without the name of their author; a guest post that nobody approved is deleted. */
async function forgetBylines(ctx: Ctx, person: Person): Promise<void> {
  const { programme_id: programme, id, name } = person;
  const written = sql`(select id from topic where programme_id = ${programme} and (created_by = ${id} or id in (
    select topic_id from round_topic where programme_id = ${programme} and writer_id = ${id})))`;
  // The text that searches look through begins with the author's name.
  const start = `${fold(name)} `;
  await sql`
    update topic_search s set folded = substr(s.folded, ${start.length + 1}::int)
    from topic t where t.programme_id = ${programme} and t.id in ${written} and lower(t.author) = lower(${name})
      and s.programme_id = t.programme_id and s.topic_id = t.id and starts_with(s.folded, ${start})`.execute(
    ctx.db,
  );
  await sql`
    update topic set author = ''
    where programme_id = ${programme} and id in ${written} and lower(author) = lower(${name})`.execute(
    ctx.db,
  );
  const unseen = sql`(
    select id from guest_post where programme_id = ${programme} and person_id = ${id} and approved_at is null)`;
  await closeMattersAbout(ctx, { programme, subject: 'guest-post', ids: unseen });
  await sql`
    delete from guest_post where programme_id = ${programme} and person_id = ${id} and approved_at is null`.execute(
    ctx.db,
  );
}

/** Deletes the picture beside the person's comments, which is stored for them alone. Run it while the row that names it is there. */
async function forgetPortrait(ctx: Ctx, { programme_id: programme, id }: Person): Promise<void> {
  await removeFiles(
    ctx,
    sql`select programme_id, picture_id as id from commenter where programme_id = ${programme} and person_id = ${id}`,
  );
}

/**
 * Deletes pictures that came with the person's mail, except those that something still shows. Run it after the things that showed them are
 * deleted.
 */
async function forgetMailedPictures(ctx: Ctx, { programme_id: programme, id }: Person): Promise<void> {
  await removeFiles(
    ctx,
    sql`
      select programme_id, id from file where programme_id = ${programme} and created_by = ${id} and from_mail
        and not (${shown('letter_picture', 'file_id')} or ${shown('thread_picture', 'file_id')} or ${shown('topic', 'picture_id')})`,
  );
}

const shown = (table: string, column: string) =>
  sql`exists (select from ${sql.table(table)} s where s.programme_id = file.programme_id and s.${sql.ref(column)} = file.id)`;
