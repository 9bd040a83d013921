import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../../ctx.ts';

interface Of {
  programme: number;
  chat: { id: number; round_id: number | null };
}

/** A part of the people: at most so many after an id, and only of certain zones when given. */
interface Part {
  after: number;
  atMost: number;
  zones?: readonly string[];
}

/** The states of an application with which a person is told of the round's chats. */
const STANDS = ['confirmed', 'waiting', 'matched', 'finished'];

/**
 * The next few people, after a person, who are told of a chat by mail and have a confirmed address. They are those whose application to its
 * round stands, those who asked to be reminded, and its hosts.
 */
export async function nextHearers(ctx: Pick<Ctx, 'db'>, of: Of & Part): Promise<number[]> {
  const { programme, chat, atMost } = of;
  // Each of the three lists has its own limits, so that none reads people who were told already.
  const { rows } = await sql<{ person: number }>`
    select person from (
      ${by(
        sql`application who where who.programme_id = ${programme} and who.round_id = ${chat.round_id} and who.state = any(${STANDS})`,
        of,
      )}
      union ${by(wishes(of), of)}
      union ${by(hosts(of), of)}
    ) hearer order by person limit ${atMost}`.execute(ctx.db);
  return rows.map(({ person }) => person);
}

/**
 * The zones of all who are told of a chat. Reads the zones of all people in the programme, one index entry for each. That is quick, and a
 * zone in which nobody is told does no harm.
 */
export async function zonesOf(ctx: Pick<Ctx, 'db'>, programme: number): Promise<string[]> {
  const { rows } = await sql<{ zone: string }>`
    with recursive zones (zone) as (
      (select min(zone) from person where programme_id = ${programme} and erased_at is null)
      union all
      select (select min(zone) from person where programme_id = ${programme} and erased_at is null and zone > zones.zone)
      from zones where zone is not null
    )
    select zone from zones where zone is not null union select zone from programme where id = ${programme} order by zone`.execute(
    ctx.db,
  );
  return rows.map(({ zone }) => zone);
}

const wishes = ({ programme, chat }: Of): RawBuilder<unknown> =>
  sql`chat_wish who where who.programme_id = ${programme} and who.chat_id = ${chat.id} and (who.reminds or who.by_mail)`;

const hosts = ({ programme, chat }: Of): RawBuilder<unknown> =>
  sql`chat_host who where who.programme_id = ${programme} and who.session_id in (
    select id from chat_session where programme_id = ${programme} and chat_id = ${chat.id})`;

/**
 * People of one table who can be told; its rows are `who`. The start is stated for both tables: otherwise the second is read from its first
 * person on.
 */
function by(who: RawBuilder<unknown>, { after, atMost, zones }: Part): RawBuilder<unknown> {
  return sql`(
    select p.id as person
    from (select who.programme_id, who.person_id from ${who} and who.person_id > ${after}) who
    join person p on p.programme_id = who.programme_id and p.id = who.person_id and p.id > ${after}
    join programme home on home.id = p.programme_id
    where p.erased_at is null and p.stands_for is null and p.address_confirmed_at is not null
      ${zones ? sql`and coalesce(p.zone, home.zone) = any(${[...zones]}::text[])` : sql``}
    order by who.person_id limit ${atMost})`;
}
