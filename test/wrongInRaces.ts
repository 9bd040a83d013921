import { sql } from 'kysely';
import type { TestCtx } from './context.ts';

/** Counts states that must never occur: of people, of what they are proposed, of acts and of mails. */
export async function wrongInRaces({ db }: TestCtx): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*)::int from (select from proposal_member m join application a on a.programme_id = m.programme_id and a.id = m.application_id
      group by a.person_id having count(*) > 1) x) as in_two,
    (select count(*)::int from proposal_member m join application a on a.programme_id = m.programme_id and a.id = m.application_id
      join person p on p.programme_id = a.programme_id and p.id = a.person_id
      where a.state not in ('confirmed', 'waiting') or p.erased_at is not null) as gone_proposed,
    (select count(*)::int from application a join person p on p.programme_id = a.programme_id and p.id = a.person_id
      where p.merged_into is not null and a.state in ('draft', 'submitted', 'confirmed', 'waiting', 'matched')) as lost,
    (select count(*)::int from (select from application where state in ('draft', 'submitted', 'confirmed', 'waiting', 'matched')
      group by person_id having count(*) > 1) x) as twice_in_round,
    -- Each that was merged can be given back, and by one merge alone.
    (select count(*)::int from person p where (p.merged_into is not null)
      <> ((select count(*) from person_merge m where m.programme_id = p.programme_id and m.gone_id = p.id) = 1)) as not_to_give_back,
    (select count(*)::int from (select from event where undoes is not null group by undoes having count(*) > 1) x) as undone_twice,
    (select count(*)::int from (select from event where data ? 'bulk' group by data ->> 'bulk' having count(*) > 1) x) as twice_logged,
    (select count(*)::int from bulk_item where state = 'waits' or reason = 'failed') as unfinished,
    (select count(*)::int from (select from outbox where state <> 'dropped' and kind in ('people-merged', 'people-parted', 'merge-asked')
      group by kind, occasion, person_id having count(*) > 1) x) as mailed_twice,
    -- Each refusal is told once, as long as it stands.
    (select count(*)::int from application a where (select count(*) from outbox o where o.kind = 'application-declined' and o.state <> 'dropped'
      and (o.data ->> 'application')::bigint = a.id) > 1) as declined_twice`.execute(db);
  return rows[0]!;
}
