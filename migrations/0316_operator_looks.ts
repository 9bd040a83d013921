import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Operators without a part in a programme who lately opened a record are noted too, so that a volunteer who opens it next hears of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    create unlogged table operator_look (
      programme_id bigint not null references programme on delete cascade,
      account_id bigint not null references account on delete cascade,
      record text not null,
      at timestamptz not null,
      primary key (programme_id, record, account_id)
    );
    create index operator_look_account on operator_look (account_id);
    create index operator_look_at on operator_look (at);
    create function looked_at(of_programme bigint, by_person bigint, by_account bigint, of_record text, now_at timestamptz, since timestamptz)
      returns table (name text, at timestamptz, operator boolean) language sql volatile as $$
      insert into record_look (programme_id, person_id, record, at)
        select of_programme, by_person, of_record, now_at where by_person is not null
        on conflict (programme_id, record, person_id) do update set at = excluded.at;
      insert into operator_look (programme_id, account_id, record, at)
        select of_programme, by_account, of_record, now_at where by_person is null and by_account is not null
        on conflict (programme_id, record, account_id) do update set at = excluded.at;
      select p.name, l.at, false from record_look l join person p on p.programme_id = l.programme_id and p.id = l.person_id
        where l.programme_id = of_programme and l.record = of_record and l.person_id is distinct from by_person
          and l.at between since and now_at
      union all
      select '', max(l.at), true from operator_look l
        where l.programme_id = of_programme and l.record = of_record and l.account_id is distinct from by_account
          and l.at between since and now_at
        having count(*) > 0
      order by 2 desc;
    $$;
  `,
    )
    .execute(db);
}
