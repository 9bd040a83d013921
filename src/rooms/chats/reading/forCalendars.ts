import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { chatsById } from './chatOf.ts';
import type { Chat } from './chatOf.ts';

/** A chat stays in a feed for so long after its hour: programs that ask only now and then must hear that one is called off. */
const KEPT_MS = 120 * 86_400_000;

/** The newest chats of a feed: no programme has so many in that time. */
const MOST = 500;

/** A chat with the time when its present version was made. */
export interface ForCalendar {
  chat: Chat;
  changedAt: Date;
}

/**
 * The chats that the world was told of and that calendars have, cancelled ones too. With `slug` that chat alone, however long ago it was.
 */
export async function chatsForCalendars(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  { programme, slug }: { programme: number; slug?: string },
): Promise<ForCalendar[]> {
  const since = new Date(clock.now().getTime() - KEPT_MS);
  const { rows } = await sql<{ id: number; changedAt: Date }>`
    select c.id, coalesce((select max(e.at) from event e
      where e.programme_id = c.programme_id and e.subject_kind = 'chat' and e.subject_id = c.id), c.announced_at) as "changedAt"
    from chat c
    where c.programme_id = ${programme} and c.announced_at is not null and c.rehearses_id is null
      and (c.slug = ${slug ?? ''} or (${slug === undefined} and exists (select from chat_session s
        where s.programme_id = c.programme_id and s.chat_id = c.id and s.starts_at > ${since})))
    order by c.id desc limit ${MOST}`.execute(db);
  const chats = await chatsById(
    { db },
    programme,
    rows.map(({ id }) => id),
  );
  return chats.map((chat) => ({ chat, changedAt: rows.find(({ id }) => id === chat.id)!.changedAt }));
}
