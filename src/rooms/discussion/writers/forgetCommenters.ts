import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import { removePeople } from '../../people/index.ts';
import { byPiecesOf, clearByPieces, rowsWhich } from '../../pieces.ts';
import { KEPT_MS } from '../rules.ts';

/** Comments in one piece: the search words, likes and counts of each are deleted with it. */
const AT_ONCE = 200;

/**
 * Duty: deletes unconfirmed comments after a month, with writers whom the programme knows by nothing else. Deletes also addresses that only
 * ever followed, once they follow nothing, and those that were asked whether they want mail and never answered. Comments that were hidden
 * or taken back lose their words; only their place stays.
 */
export async function forgetCommenters(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - KEPT_MS);
  const hasTime = await clearByPieces(ctx, [
    rowsWhich('comment', sql`state = 'unconfirmed' and written_at < ${before}`, { size: AT_ONCE }),
    rowsWhich('discussion_follow', sql`confirmed_at is null and asked_at < ${before}`),
  ]);
  if (!hasTime) return;
  if (!(await forgetWords(ctx, before))) return;
  await removePeople(
    ctx,
    // All reasons to keep a person are in one list: of sixteen separate conditions PostgreSQL tries thousands of orders, which took 26 ms
    // of each minute.
    sql`account_id is null and (address_confirmed_at is null or name = '') and stands_for is null and erased_at is null
    and imported_at is null and invited_at is null and created_at < ${before}
    and not exists (
      select 1 from application a where a.programme_id = person.programme_id and a.person_id = person.id
      union all select 1 from comment c where c.programme_id = person.programme_id and c.author_id = person.id
      union all select 1 from discussion_follow f where f.programme_id = person.programme_id and f.person_id = person.id
      union all select 1 from subscription s where s.programme_id = person.programme_id and s.person_id = person.id
      union all select 1 from outside_writer o where o.programme_id = person.programme_id and o.person_id = person.id
      union all select 1 from unsubscription u where u.programme_id = person.programme_id and u.person_id = person.id
      union all select 1 from commenter w where w.programme_id = person.programme_id and w.person_id = person.id
        and (w.banned_at is not null or w.picture_id is not null)
      union all select 1 from role r where r.programme_id = person.programme_id and r.person_id = person.id
      union all select 1 from thread t where t.programme_id = person.programme_id and t.person_id = person.id
      union all select 1 from thread_message m where m.programme_id = person.programme_id and m.author_id = person.id
      union all select 1 from chat_message c where c.programme_id = person.programme_id and c.author_id = person.id
      union all select 1 from chat_wish w where w.programme_id = person.programme_id and w.person_id = person.id
      union all select 1 from guest_post g where g.programme_id = person.programme_id and g.person_id = person.id and g.due_at > ${before}
      union all select 1 from former_pair f where f.programme_id = person.programme_id and f.person_a = person.id
      union all select 1 from former_pair f where f.programme_id = person.programme_id and f.person_b = person.id
      union all select 1 from membership m where m.programme_id = person.programme_id and m.person_id = person.id)`,
  );
}

/** Removes the words of hidden and withdrawn comments; their place stays. */
async function forgetWords(ctx: Ctx, before: Date): Promise<boolean> {
  const { rows } = await sql<{ programme: number; id: number }>`
    select programme_id as programme, id from comment
    where state in ('hidden', 'withdrawn') and state_at < ${before} and body <> ''`.execute(ctx.db);
  return byPiecesOf(
    ctx,
    rows,
    (ctx, programme, piece) =>
      sql`
        update comment set body = '', html = '', before = null, name = '', reason = ''
        where programme_id = ${programme} and id = ${anyOf(piece.map(({ id }) => id))}
          and state in ('hidden', 'withdrawn') and state_at < ${before}`.execute(ctx.db),
    AT_ONCE,
  );
}
