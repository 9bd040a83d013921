import type pg from 'pg';
import { generatePeople } from '../../../sample/people/generate.ts';
import { renderMarkdown } from '../../../src/lib/text/markdown.ts';
import { saySomething } from './chatWords.ts';
import { dice, inventComments } from '../comments.ts';

const QUESTIONS = 8;
const PEOPLE = 100;
const COUNTRIES = 40;

/**
 * Adds a finished chat, `record`, to programme 1. It has eight questions in two sessions and so many messages of a hundred people from
 * forty countries. One message in three answers another, three in four are liked. Returns their words.
 */
export async function fillRecord(pool: pg.Pool, count: number): Promise<string[]> {
  const begins = Date.UTC(2027, 0, 13, 9);
  await pool.query(`
    insert into chat (programme_id, slug, title, locale, state, created_at, announced_at, last_number, late_until)
    values (1, 'record', 'Eight questions', 'en', 'over', '2027-01-01', '2027-01-01', ${count}, '2027-01-21');
    insert into chat_session (programme_id, chat_id, position, uid, wall, zone, starts_at, minutes, state, question)
    select 1, 1, n, 'record' || n, '2027-01-13T' || lpad((12 * n - 3)::text, 2, '0') || ':00', 'UTC',
      timestamptz '2027-01-13T09:00Z' + (n - 1) * interval '12 hours', 60, 'closed', ${QUESTIONS} from generate_series(1, 2) n;
    insert into chat_question (programme_id, chat_id, number, body, minutes)
    select 1, 1, n, 'What did you learn about shelf number ' || n || '?', 7 from generate_series(1, ${QUESTIONS}) n`);
  const invented = generatePeople({ people: PEOPLE, countries: COUNTRIES, seed: 7 });
  for (const [n, { name, country, locale }] of invented.entries())
    await pool.query(
      `with one as (insert into person (programme_id, address, name, locale, country, created_at)
        values (1, $1, $2, $3, $4, '2027-01-01') returning programme_id, id, name)
       insert into commenter (programme_id, person_id, name, country_with) select programme_id, id, name, name from one`,
      [`chat${n}@bench.example`, name, locale, country],
    );
  const { rows: people } = await pool.query<{ id: number; name: string; locale: string }>(
    `select id, name, locale from person where address like 'chat%@bench.example' order by id`,
  );
  const roll = dice(7);
  const questions: number[] = [];
  const said: string[] = [];
  for (const { id, parent, likes } of inventComments(count, 3)) {
    const half = Math.ceil(count / 2);
    const within = (id - 1) % half;
    const question = parent ? questions[parent]! : 1 + Math.floor((within / half) * QUESTIONS);
    questions[id] = question;
    const at = new Date(begins + (id > half ? 12 * 3_600_000 : 0) + within * (3_500_000 / half));
    const writer = people[roll(people.length)]!;
    const words = saySomething(roll);
    said.push(words);
    await pool.query({
      name: 'message',
      text: `insert into chat_message (programme_id, chat_id, session_id, number, question, answers_id, author_id, name, body, html, locale,
          channel, state, state_at, written_at, shown_at, likes, likes_told)
        values (1, 1, $1, $2, $3, $4, $5, $6, $7, $8, $11, 'form', 'shown', $9, $9, $9, $10, $10)`,
      values: [
        id > half ? 2 : 1,
        id,
        question,
        parent,
        writer.id,
        writer.name,
        words,
        renderMarkdown(words),
        at,
        likes,
        writer.locale,
      ],
    });
  }
  await pool.query('analyze');
  return said;
}
