import { sql } from 'kysely';
import { agreedColumn, rhythmOf } from '../agreement/rhythm.ts';
import type { AgreedRow } from '../agreement/rhythm.ts';
import type { TurnFacts } from './whoseTurn.ts';

/** The columns of a member's row from which turns follow; moments within JSON as ISO 8601. */
export interface TurnRow {
  person: number;
  /** Their last letter that reached the others. */
  wroteAt: Date | null;
  /** When a member last said that they talked. */
  talkedAt: Date | null;
  /** Each other writer's first letter after both of these moments. */
  unanswered: { by: number; at: string }[];
  absences: { from: string; until: string }[];
  /** How often the members agreed to be in touch. */
  agreed: AgreedRow;
}

const wroteAt = sql`(select max(own.written_at) from letter own where own.programme_id = member.programme
  and own.partnership_id = member.partnership and own.author_id = member.person and own.held_at is null)`;
const talkedAt = sql`(select max(r.answered_at) from contact_report r where r.programme_id = member.programme
  and r.partnership_id = member.partnership and r.answer = 'talked')`;

/** The columns of a `TurnRow` beside a row `member` with programme, partnership and person. */
export const turnColumns = sql`
  ${wroteAt} as "wroteAt", ${talkedAt} as "talkedAt",
  (select coalesce(json_agg(json_build_object('by', first.author_id, 'at', first.at)), '[]') from (
    select l.author_id, min(l.written_at) as at from letter l
    where l.programme_id = member.programme and l.partnership_id = member.partnership and l.held_at is null
      and l.author_id <> member.person and l.written_at > coalesce(greatest(${wroteAt}, ${talkedAt}), '-infinity')
    group by l.author_id) first) as unanswered,
  (select coalesce(json_agg(json_build_object('from', a.said_at, 'until', least(a.back_at, a.ended_at))), '[]')
    from absence a where a.programme_id = member.programme and a.person_id = member.person) as absences,
  ${agreedColumn({ programme: 'member.programme', partnership: 'member.partnership' })} as agreed`;

/** The same in the form that `whoseTurn` takes. */
export function turnFacts(members: TurnFacts['members'], rows: readonly TurnRow[]): TurnFacts {
  return {
    members,
    letters: rows.flatMap(({ person, wroteAt, unanswered }) => [
      ...(wroteAt ? [{ by: person, at: wroteAt }] : []),
      ...unanswered.map(({ by, at }) => ({ by, at: new Date(at) })),
    ]),
    talks: rows.flatMap(({ talkedAt }) => (talkedAt ? [talkedAt] : [])),
    absences: rows.flatMap(({ person, absences }) =>
      absences.map(({ from, until }) => ({ person, from: new Date(from), until: new Date(until) })),
    ),
    rhythm: rhythmOf(rows[0]?.agreed),
  };
}
