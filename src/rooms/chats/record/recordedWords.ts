import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/** A message of a record as it is downloaded. One that was taken back or hidden is a gap: only its number and state. */
export interface RecordedWords {
  number: number;
  /** Null for a message that belongs to no question. */
  question: number | null;
  /** The number of the message that it answers, while that is shown. */
  answers: number | null;
  /** '' when its writer is gone. */
  name: string;
  /** ISO 3166-1 alpha-2, of a writer who allows it beside this name. */
  country: string | null;
  /** Markdown, as it was written. */
  body: string;
  html: string;
  /** A description of its picture, for those who do not see it; null without one. */
  picture_alt: string | null;
  state: 'shown' | 'hidden' | 'withdrawn';
  is_late: boolean;
  written_at: Date;
  shown_at: Date;
}

/**
 * Looked up for each message. As a plain join, some plans would read all that a large programme ever wrote; "offset" keeps the planner from
 * making it one.
 */
const LOOKED_UP = sql`
  left join lateral (select a.number from chat_message a
    where a.programme_id = m.programme_id and a.id = m.answers_id and a.state = 'shown' offset 0) a on true
  left join lateral (select w.programme_id, w.person_id, w.country_with from commenter w
    where w.programme_id = m.programme_id and w.person_id = m.author_id offset 0) w on true`;

/** The messages of a chat in the order in which they were shown; with `latest` only so many of the shown ones, the newest first. */
export async function recordedWords(
  ctx: Pick<Ctx, 'db'>,
  { programme, chat, latest }: { programme: number; chat: number; latest?: number },
): Promise<RecordedWords[]> {
  const { rows } = await sql<RecordedWords>`
    select m.number, m.question, a.number as answers, m.state, m.is_late, m.written_at, m.shown_at,
      case when m.state = 'shown' then m.name else '' end as name,
      case when m.state = 'shown' then m.body else '' end as body, case when m.state = 'shown' then m.html else '' end as html,
      case when m.state = 'shown' and m.picture_id is not null then m.picture_alt end as picture_alt,
      case when m.state = 'shown' and w.country_with = m.name then (
        select h.country from person h where h.programme_id = w.programme_id and h.id = w.person_id) end as country
    from chat_message m
    ${LOOKED_UP}
    where m.programme_id = ${programme} and m.chat_id = ${chat} and m.number is not null
    ${latest === undefined ? sql`and m.state in ('shown', 'hidden', 'withdrawn') order by m.number` : sql`and m.state = 'shown' order by m.number desc limit ${latest}`}`.execute(
    ctx.db,
  );
  return rows;
}
