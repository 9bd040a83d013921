import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/** Kinds of mail that only people who asked for them get. A stop of these need not be kept once nobody asks. */
const ASKED_FOR = ['topics', 'news', 'openings'];

/**
 * Deletes the people among these who are nothing but an address: no account, application or role, and nothing written, followed or wanted.
 * Stopped kinds of mail are deleted with them. Somebody who stopped a kind that comes unasked is kept.
 */
export async function forgetAddresses(
  ctx: Pick<Ctx, 'db'>,
  { programme, people }: { programme: number; people: readonly number[] },
): Promise<void> {
  await sql`
    delete from person p where programme_id = ${programme} and id = any(${sql.val([...people])})
      and account_id is null and stands_for is null and erased_at is null and imported_at is null and invited_at is null
      and not exists (
        select 1 from subscription s where s.programme_id = p.programme_id and s.person_id = p.id
        union all select 1 from unsubscription u where u.programme_id = p.programme_id and u.person_id = p.id
          and u.category <> all(${sql.val(ASKED_FOR)})
        union all select 1 from application a where a.programme_id = p.programme_id and a.person_id = p.id
        union all select 1 from role r where r.programme_id = p.programme_id and r.person_id = p.id
        union all select 1 from invitation i where i.programme_id = p.programme_id and i.person_id = p.id
        union all select 1 from thread t where t.programme_id = p.programme_id and t.person_id = p.id
        union all select 1 from thread_message m where m.programme_id = p.programme_id and m.author_id = p.id
        union all select 1 from comment c where c.programme_id = p.programme_id and c.author_id = p.id
        union all select 1 from commenter w where w.programme_id = p.programme_id and w.person_id = p.id
          and (w.banned_at is not null or w.picture_id is not null)
        union all select 1 from discussion_follow f where f.programme_id = p.programme_id and f.person_id = p.id
        union all select 1 from guest_post g where g.programme_id = p.programme_id and g.person_id = p.id
        union all select 1 from glossary_term g where g.programme_id = p.programme_id and g.person_id = p.id
        union all select 1 from former_pair f where f.programme_id = p.programme_id and f.person_a = p.id
        union all select 1 from former_pair f where f.programme_id = p.programme_id and f.person_b = p.id
        union all select 1 from membership m where m.programme_id = p.programme_id and m.person_id = p.id)`.execute(
    ctx.db,
  );
}
