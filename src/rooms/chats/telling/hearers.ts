import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../../ctx.ts';

interface Of {
  programme: number;
  chat: { id: number; round_id: number | null };
}

/**
 * Everybody who hears of a chat by mail: the people whose application to its round stands, who asked to be reminded, and its hosts; with a confirmed address,
 * and their zone.
 */
export const hearers = ({ programme, chat }: Of): RawBuilder<unknown> => sql`
  select p.id as person, coalesce(p.zone, home.zone) as zone from (
    select person_id from application where programme_id = ${programme} and round_id = ${chat.round_id}
      and state in ('confirmed', 'waiting', 'matched', 'finished')
    union select person_id from chat_wish where programme_id = ${programme} and chat_id = ${chat.id}
    union select h.person_id from chat_host h join chat_session s on s.programme_id = h.programme_id and s.id = h.session_id
      where h.programme_id = ${programme} and s.chat_id = ${chat.id}) who
  join person p on p.programme_id = ${programme} and p.id = who.person_id
  join programme home on home.id = ${programme}
  where p.erased_at is null and p.stands_for is null and p.address_confirmed_at is not null`;

/** The next of them after a person, so many at most. */
export async function nextHearers(
  ctx: Pick<Ctx, 'db'>,
  of: Of & { after: number; atMost: number },
): Promise<number[]> {
  const { rows } = await sql<{ person: number }>`
    select person from (${hearers(of)}) hearer where person > ${of.after} order by person limit ${of.atMost}`.execute(
    ctx.db,
  );
  return rows.map(({ person }) => person);
}
