import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';

/** The rows of this room's tables that a person may take away, by the name of the list. */
export const handsOut = {
  waitingChoices: (whose) => sql`
      select w.application_id as application, w.since, w.told, w.stated_at, w.choice from again_wait w
      join application a on a.programme_id = w.programme_id and a.id = w.application_id
      where w.programme_id = ${whose.programme} and a.person_id = ${whose.person} order by w.application_id`,
  // Leaves out the pair that was asked, and the member whose answer closed the question.
  trioQuestions: (whose) => sql`
      select q.application_id as application, q.asked_at, q.closed_at, q.outcome from trio_question q
      join application a on a.programme_id = q.programme_id and a.id = q.application_id
      where q.programme_id = ${whose.programme} and a.person_id = ${whose.person} order by q.id`,
  // Leaves out the person who asked to join.
  trioAnswers: (whose) => sql`
      select q.partnership_id as partnership, w.yes, w.at from trio_answer w
      join trio_question q on q.programme_id = w.programme_id and q.id = w.question_id
      where w.programme_id = ${whose.programme} and w.person_id = ${whose.person} order by q.id`,
} satisfies RoomBrings['handsOut'];
