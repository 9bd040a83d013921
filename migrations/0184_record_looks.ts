import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The volunteers who lately opened each record of a desk, so that every process knows them. Losing these rows does no harm, so they need
 * not survive a crash. Lists that were taken out are noted as one kind of event, which names the list.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    create unlogged table record_look (
      programme_id bigint not null references programme on delete cascade,
      person_id bigint not null,
      -- The record: its kind and its number.
      record text not null,
      at timestamptz not null,
      primary key (programme_id, record, person_id),
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create index record_look_person on record_look (programme_id, person_id);
    create index record_look_at on record_look (at);
    -- Notes that a volunteer opened a record, and answers who else did since a moment: within the query that each page of a desk asks anyway.
    create function look_at(of_programme bigint, by_person bigint, of_record text, now_at timestamptz, since timestamptz)
      returns table (name text, at timestamptz) language sql volatile as $$
      insert into record_look (programme_id, person_id, record, at) values (of_programme, by_person, of_record, now_at)
        on conflict (programme_id, record, person_id) do update set at = excluded.at;
      select p.name, l.at from record_look l join person p on p.programme_id = l.programme_id and p.id = l.person_id
        where l.programme_id = of_programme and l.record = of_record and l.person_id <> by_person and l.at between since and now_at
        order by l.at desc;
    $$;
    update event set data = data || jsonb_build_object('list', replace(kind, '-taken-out', '')), kind = 'list-taken-out',
        subject_kind = 'programme', subject_id = programme_id
      where kind in ('applications-taken-out', 'partnerships-taken-out');
  `,
    )
    .execute(db);
}
