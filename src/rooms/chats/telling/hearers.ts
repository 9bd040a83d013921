import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../../ctx.ts';

interface Of {
  programme: number;
  chat: { id: number; round_id: number | null };
}

/** Some of them: after a person, so many at most, and of some zones alone where these are given. */
interface Part {
  after: number;
  atMost: number;
  zones?: readonly string[];
}

/**
 * Everybody who hears of a chat by mail: the people whose application to its round stands, who asked to be reminded, and its hosts; with a confirmed address,
 * and their zone.
 */
export function hearers(of: Of, part?: Part): RawBuilder<unknown> {
  const { programme, chat } = of;
  // Each way by which somebody hears of it has the limits of its own: none reads those who were told before.
  return sql`
    ${by(
      sql`application who where who.programme_id = ${programme} and who.round_id = ${chat.round_id}
        and who.state in ('confirmed', 'waiting', 'matched', 'finished')`,
      part,
    )}
    union ${by(
      sql`chat_wish who where who.programme_id = ${programme} and who.chat_id = ${chat.id} and (who.reminds or who.by_mail)`,
      part,
    )}
    union ${by(
      sql`chat_host who where who.programme_id = ${programme} and who.session_id in (
        select id from chat_session where programme_id = ${programme} and chat_id = ${chat.id})`,
      part,
    )}`;
}

/** People of one table who can be told, `who` its rows. */
function by(who: RawBuilder<unknown>, part?: Part): RawBuilder<unknown> {
  const { zones } = part ?? {};
  return sql`(
    select p.id as person, coalesce(p.zone, home.zone) as zone
    from (select who.programme_id, who.person_id from ${who}
      ${part ? sql`and who.person_id > ${part.after}` : sql``}) who
    join person p on p.programme_id = who.programme_id and p.id = who.person_id
    join programme home on home.id = p.programme_id
    where p.erased_at is null and p.stands_for is null and p.address_confirmed_at is not null
      ${zones ? sql`and coalesce(p.zone, home.zone) = any(${[...zones]}::text[])` : sql``}
    ${part ? sql`order by who.person_id limit ${part.atMost}` : sql``})`;
}

/** The next of them after a person, so many at most. */
export async function nextHearers(ctx: Pick<Ctx, 'db'>, of: Of & Part): Promise<number[]> {
  const { rows } = await sql<{ person: number }>`
    select person from (${hearers(of, of)}) hearer order by person limit ${of.atMost}`.execute(ctx.db);
  return rows.map(({ person }) => person);
}
