import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/** Figures of fewer people are not shown: a small number would tell something about each of them. */
const FEW = 5;

/** How many people wrote in a chat. */
export interface ChatFigures {
  /** The number of messages shown. */
  messages: number;
  /** Their writers. Each pseudonym counts as a person of its own, since no figure may join it to a name. Null when they are few. */
  people: number | null;
  /** The number of countries of those who signed by their name; null for few people. */
  countries: number | null;
}

interface Counted {
  messages: number;
  /** People who wrote by their name. */
  named: number;
  /** Names under which people wrote; each counts as a person of its own. */
  writers: number;
  countries: number;
}

/** One row of figures. Writers are looked up one by one, as in `recordedWords`. */
export const countedOf = ({ programme, chat }: { programme: number; chat: number }): RawBuilder<Counted> =>
  sql<Counted>`(
    select count(*)::int as messages, count(distinct m.author_id) filter (where not played.is_so)::int as named,
      count(distinct (m.author_id, case when played.is_so then m.name end))::int as writers,
      count(distinct nullif(p.country, '')) filter (where not played.is_so)::int as countries
    from chat_message m
    left join lateral (select w.pseudonyms from commenter w
      where w.programme_id = m.programme_id and w.person_id = m.author_id offset 0) w on true
    cross join lateral (select coalesce(m.name = any(w.pseudonyms), false) as is_so) played
    left join lateral (select p.country from person p
      where p.programme_id = m.programme_id and p.id = m.author_id offset 0) p on true
    where m.programme_id = ${programme} and m.chat_id = ${chat} and m.state = 'shown')`;

/** The figures in the form that everybody may know. */
export function asFigures({ messages, named, writers, countries }: Counted): ChatFigures {
  const isFew = named < FEW;
  return { messages, people: isFew ? null : writers, countries: isFew ? null : countries };
}

/** The figures of a chat's record. */
export async function figuresOf(
  ctx: Pick<Ctx, 'db'>,
  of: { programme: number; chat: number },
): Promise<ChatFigures> {
  const { rows } = await sql<Counted>`select * from ${countedOf(of)} figures`.execute(ctx.db);
  return asFigures(rows[0]!);
}
