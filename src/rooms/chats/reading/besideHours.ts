import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/**
 * The names of everybody who hosts a chat, each once, in their order. Also whether a person asked to be reminded of the chat, and for its
 * questions by mail, and still gets such mails: false for nobody.
 */
export async function besideHours(
  { db }: Pick<Ctx, 'db'>,
  { programme, chat, person }: { programme: number; chat: number; person: number | null },
): Promise<{ hosts: string[]; reminded: boolean; byMail: boolean }> {
  const { rows } = await sql<{ names: string[]; reminds: boolean | null; byMail: boolean | null }>`
    select array(
        select coalesce(nullif(p.called, ''), p.name) from chat_session s
        join chat_host h on h.programme_id = s.programme_id and h.session_id = s.id
        join person p on p.programme_id = h.programme_id and p.id = h.person_id
        where s.programme_id = ${programme} and s.chat_id = ${chat} order by s.position, h.position, h.person_id) as names,
      w.reminds, w.by_mail as "byMail"
    from (select) one left join chat_wish w on w.programme_id = ${programme} and w.chat_id = ${chat} and w.person_id = ${person ?? 0}
      and not exists (select from unsubscription u
        where u.programme_id = w.programme_id and u.person_id = w.person_id and u.category = 'chats')`.execute(
    db,
  );
  const { names = [], reminds, byMail } = rows[0] ?? {};
  return { hosts: [...new Set(names)], reminded: reminds ?? false, byMail: byMail ?? false };
}
