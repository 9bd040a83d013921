import { sql } from 'kysely';

/** The question whether somebody may join two as a third, as one of the two sees it. Their country is all it tells. */
export interface TrioAsked {
  id: number;
  closesAt: Date;
  country: string | null;
  /** Whether the reader has said yes. */
  saidYes: boolean;
}

/** The open question to a partnership `p` for its member `me`, as JSON beside its row, with its moment as ISO 8601. */
export const trioBeside = sql<(Omit<TrioAsked, 'closesAt'> & { closesAt: string }) | null>`(
    select json_build_object('id', q.id, 'closesAt', q.closes_at, 'country', who.country, 'saidYes', exists (
      select from trio_answer w where w.programme_id = q.programme_id and w.question_id = q.id and w.person_id = me.person_id and w.yes))
    from trio_question q
    join application a on a.programme_id = q.programme_id and a.id = q.application_id
    join person who on who.programme_id = a.programme_id and who.id = a.person_id
    where q.programme_id = p.programme_id and q.partnership_id = p.id and q.closed_at is null)`;
