import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Ctx } from '../../ctx.ts';
import { likerText } from '../../topics/index.ts';
import { countHere, namedHere } from '../live/crowd.ts';
import type { Crowd } from '../live/crowd.ts';
import type { MessageState } from '../rules.ts';

export interface OwnWaiting {
  id: number;
  html: string;
  state: MessageState;
}

export interface BesideRoom {
  /** The names of who hosts the session that is open, in their order. */
  hosts: string[];
  crowd: Crowd;
  /** The reader's own messages that nobody else sees yet. */
  waiting: OwnWaiting[];
  /** The numbers of the messages that the reader likes. */
  liked: ReadonlySet<number>;
  /** Whether the reader's name stands among those who are here. */
  isNamed: boolean;
  /** The name that would stand there: the reader's usual signature, never a pseudonym; '' while they have not signed anything. */
  usualName: string;
  /** Whether the reader is reminded of its sessions and gets its questions by mail; false if they get no mails about chats. */
  reminded: boolean;
  byMail: boolean;
}

/** The most own messages that wait, on the page of a room. */
const MOST_WAITING = 20;

/** All that a room shows beside its messages, by one query. */
export async function besideRoom(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  {
    programme,
    chat,
    session,
    person,
  }: {
    programme: number;
    chat: number;
    /** The one that is open. */
    session: number | null;
    /** The reader, where they are known. */
    person: number | null;
  },
): Promise<BesideRoom> {
  const of = { programme, chat };
  const now = clock.now();
  const found = await together(db, {
    hosts: sql<{ name: string }>`(
      select coalesce(nullif(p.called, ''), p.name) as name from chat_host h
      join person p on p.programme_id = h.programme_id and p.id = h.person_id
      where h.programme_id = ${programme} and h.session_id = ${session} order by h.position, h.person_id)`,
    counted: sql<{ count: number }>`(select ${countHere(of, now)} as count)`,
    named: sql<{ name: string }>`(${namedHere(of, now)})`,
    waiting: sql<OwnWaiting>`(
      select id, html, state from chat_message
      where programme_id = ${programme} and chat_id = ${chat} and author_id = ${person} and state in ('held', 'unconfirmed')
      order by id limit ${MOST_WAITING})`,
    liked: sql<{ number: number }>`(
      select m.number from chat_reaction r
      join chat_message m on m.programme_id = r.programme_id and m.id = r.message_id
      where r.programme_id = ${programme} and r.liker = ${person === null ? '' : likerText({ person })} and m.chat_id = ${chat}
        and m.number is not null)`,
    own: sql<{ is_named: boolean; reminds: boolean; by_mail: boolean }>`(
      select is_named, reminds and gets.some as reminds, by_mail and gets.some as by_mail
      from chat_wish w
      cross join lateral (select not exists (select from unsubscription u
        where u.programme_id = w.programme_id and u.person_id = w.person_id and u.category = 'chats') as some) gets
      where programme_id = ${programme} and chat_id = ${chat} and person_id = ${person})`,
    signs: sql<{
      name: string;
    }>`(select name from commenter where programme_id = ${programme} and person_id = ${person})`,
  });
  return {
    hosts: found.hosts.map(({ name }) => name),
    crowd: { count: found.counted[0]?.count ?? 0, names: found.named.map(({ name }) => name) },
    waiting: found.waiting,
    liked: new Set(found.liked.map(({ number }) => number)),
    isNamed: found.own[0]?.is_named ?? false,
    usualName: found.signs[0]?.name ?? '',
    reminded: found.own[0]?.reminds ?? false,
    byMail: found.own[0]?.by_mail ?? false,
  };
}
