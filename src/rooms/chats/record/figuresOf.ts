import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/** Fewer people are not counted: a small number would tell something of each of them. */
const FEW = 5;

/** How many wrote into a chat. */
export interface ChatFigures {
  /** Messages that are shown. */
  messages: number;
  /** Their writers; null for a few. */
  people: number | null;
  /** How many countries they live in; null for a few people. */
  countries: number | null;
}

interface Counted {
  messages: number;
  people: number;
  countries: number;
}

/** One row of figures. */
export const countedOf = ({ programme, chat }: { programme: number; chat: number }): RawBuilder<Counted> =>
  sql<Counted>`(
    select count(*)::int as messages, count(distinct m.author_id)::int as people,
      count(distinct nullif(p.country, ''))::int as countries
    from chat_message m left join person p on p.programme_id = m.programme_id and p.id = m.author_id
    where m.programme_id = ${programme} and m.chat_id = ${chat} and m.state = 'shown')`;

/** The same as everybody may know them. */
export function asFigures({ messages, people, countries }: Counted): ChatFigures {
  const isFew = people < FEW;
  return { messages, people: isFew ? null : people, countries: isFew ? null : countries };
}

/** The figures of a chat's record. */
export async function figuresOf(
  ctx: Pick<Ctx, 'db'>,
  of: { programme: number; chat: number },
): Promise<ChatFigures> {
  const { rows } = await sql<Counted>`select * from ${countedOf(of)} figures`.execute(ctx.db);
  return asFigures(rows[0]!);
}
