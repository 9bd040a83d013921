import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Planned } from './awayAt.ts';

/** Absences told in applications `a`, as a list to read together with others or as JSON. `which` is the condition on the applications. */
export const plannedAnswers = (which: RawBuilder<unknown>): RawBuilder<{ person: number } & Planned> =>
  sql`(
    select a.person_id as person, x.value, coalesce(p.zone, home.zone) as zone,
      (select max(w.said_at) from absence w where w.programme_id = a.programme_id and w.person_id = a.person_id) as "saidAt"
    from application a
    join round_question asked on asked.programme_id = a.programme_id and asked.round_id = a.round_id
    join question q on q.programme_id = asked.programme_id and q.id = asked.question_id and q.type = 'absences'
    join answer x on x.programme_id = a.programme_id and x.application_id = a.id and x.question_id = q.id
    join person p on p.programme_id = a.programme_id and p.id = a.person_id
    join programme home on home.id = a.programme_id
    where ${which} and x.value <> '[]')`;
