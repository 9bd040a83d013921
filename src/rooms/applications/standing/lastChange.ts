import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { ApplicationState } from '../rules.ts';

/** The change that gave an application its present state, and the words that came with it. */
export interface LastChange {
  at: Date;
  from: ApplicationState;
  byKind: string;
  /** The person who made the change; null for the timetable, a command or the operator. */
  by: number | null;
  /** Their name; '' when they are gone. */
  name: string;
  /** The partnership that ended with it: its members, and the reason they gave coordinators for leaving. */
  left: { reason: string | null; members: readonly number[] } | null;
}

type Stored = Omit<LastChange, 'at'> & { at: string };

/** Read for a row `application`; null when the log no longer has such a change. */
export const LAST_CHANGE: RawBuilder<Stored | null> = sql<Stored | null>`(
  select json_build_object('at', e.at, 'from', e.data ->> 'from', 'byKind', e.actor_kind, 'by', by.id, 'name', coalesce(by.name, ''), 'left', (
    select json_build_object('reason', m.left_reason, 'members', (
      select json_agg(o.person_id) from membership o where o.programme_id = m.programme_id and o.partnership_id = m.partnership_id))
    from membership m where m.programme_id = application.programme_id and m.person_id = application.person_id
      and m.round_id = application.round_id and m.left_at is not null
      and e.data ->> 'from' = 'matched' order by m.left_at desc limit 1))
  from event e left join person by on e.actor_kind = 'person' and by.programme_id = e.programme_id and by.id = e.actor_id
  where e.programme_id = application.programme_id and e.subject_kind = 'application' and e.subject_id = application.id
    and e.data ->> 'to' = application.state
  order by e.id desc limit 1)`;

/** The change for one reader: a partner does not see why another left. */
export function lastChangeFor(change: LastChange | null, reader: { id: number } | null): LastChange | null {
  const { left } = change ?? {};
  return change && left?.members.includes(reader?.id ?? 0)
    ? { ...change, left: { ...left, reason: null } }
    : change;
}
