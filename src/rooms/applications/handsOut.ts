import { sql } from 'kysely';
import type { RoomBrings, Whose } from '../brings.ts';
import { mine } from '../claim.ts';
import { LIKE_ADDRESS_MARK } from '../people/index.ts';
import { untold } from '../programmes/index.ts';

/** The rows of this room's tables that a person may take away, by the name of the list. */
export const handsOut = {
  applications: (whose) => sql`
      select application.id, round.number as round, case when ${chosen(whose)} then 'confirmed' else state end as state,
        case when ${chosen(whose)} then null else state_at end as state_at, case when ${chosen(whose)} then null else waiting_reason end as waiting_reason,
        priority, source, application.created_at, submitted_at, available_at, unavailable_at, declined_reason
      from application join round on round.programme_id = application.programme_id and round.id = round_id
      where application.programme_id = ${whose.programme} and person_id = ${whose.person} order by application.id`,
  answers: (whose) => sql`
      select application_id as application, question.role, label as question, value, answered_at
      from answer
      join application on application.programme_id = answer.programme_id and application.id = application_id
      join question on question.programme_id = answer.programme_id and question.id = answer.question_id
      join question_version on question_version.programme_id = answer.programme_id
        and question_version.question_id = answer.question_id and question_version.version = answer.version
      where answer.programme_id = ${whose.programme} and person_id = ${whose.person} order by application_id, answer.question_id`,
  correctedAnswers: (whose) => sql`
      select b.application_id as application, q.role, b.value, b.answered_at
      from answer_before b
      join application a on a.programme_id = b.programme_id and a.id = b.application_id
      join question q on q.programme_id = b.programme_id and q.id = b.question_id
      where b.programme_id = ${whose.programme} and a.person_id = ${whose.person} order by b.event_id, b.question_id`,
  keptAnswers: (whose) => sql`
      select round.number as round, kept_form.said_at, kept_form.until, question.role, question_version.label as question, kept_answer.value
      from kept_form
      join round on round.programme_id = kept_form.programme_id and round.id = kept_form.round_id
      join kept_answer on kept_answer.programme_id = kept_form.programme_id and kept_answer.person_id = kept_form.person_id
      join question on question.programme_id = kept_answer.programme_id and question.id = kept_answer.question_id
      join question_version on question_version.programme_id = kept_answer.programme_id
        and question_version.question_id = kept_answer.question_id and question_version.version = kept_answer.version
      where kept_form.programme_id = ${whose.programme} and kept_form.person_id = ${whose.person} order by kept_answer.question_id`,
  // An erased person's address is a mark; hands out '' instead.
  neverPairedWith: (whose) => sql`
      select case when excluded_address like ${LIKE_ADDRESS_MARK} then '' else excluded_address end as address,
        excluded_name as name, created_at
      from exclusion where ${mine(whose)} order by id`,
} satisfies RoomBrings['handsOut'];

/** Whether the state would reveal the choice: partners are chosen some days before anybody is told. */
const chosen = ({ now }: Whose) => sql`state in ('matched', 'waiting') and ${untold('application', now)}`;
