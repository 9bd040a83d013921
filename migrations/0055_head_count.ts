import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * How many people of a round stand where, by country and zone, so that no page goes through a hundred thousand of them to say it. Whatever
 * changes it adds a row of its own, so that nobody waits for anybody; a duty then counts such a round anew (`countHeads`), and its `fresh` rows are
 * gone. Who only stands in for somebody is nobody yet; who went with the data of their last round took part all the same, and is `gone`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table head_count (
      programme_id bigint not null,
      id bigint generated always as identity,
      round_id bigint not null,
      -- The state of their application, or 'partner' for who is in a partnership.
      standing text not null,
      country text,
      zone text,
      gone boolean not null,
      people int not null,
      fresh boolean not null default true,
      primary key (programme_id, id)
    );
    create index head_count_round on head_count (programme_id, round_id, standing);
    create index head_count_fresh on head_count (programme_id, round_id) where fresh;

    -- Instead of a key to the round, which would lock it with every change of an application.
    create function drop_heads() returns trigger language plpgsql as $$
      begin
        delete from head_count where programme_id = old.programme_id and round_id = old.id;
        return null;
      end $$;
    create trigger round_uncounted after delete on round for each row execute function drop_heads();
  `.execute(db);
  const tables = [
    ['application', 'c.state', 'true'],
    ['membership', `'partner'`, 'c.left_at is null'],
  ] as const;
  for (const [table, standing, which] of tables)
    for (const [act, changed, seen] of [
      ['insert', 'select *, 1 as n from new_rows', 'new table as new_rows'],
      ['delete', 'select *, -1 as n from old_rows', 'old table as old_rows'],
      [
        'update',
        'select *, 1 as n from new_rows union all select *, -1 as n from old_rows',
        'old table as old_rows new table as new_rows',
      ],
    ] as const)
      await sql
        .raw(
          `create function count_${table}_${act}() returns trigger language plpgsql as $$
      begin
        insert into head_count (programme_id, round_id, standing, country, zone, gone, people)
        select c.programme_id, c.round_id, ${standing}, p.country, p.zone, p.erased_at is not null, sum(c.n)
        from (${changed}) c
        -- A round, or a person, that goes takes its counts along.
        join round r on r.programme_id = c.programme_id and r.id = c.round_id
        join person p on p.programme_id = c.programme_id and p.id = c.person_id
        where ${which} and p.stands_for is null and (p.erased_at is null or p.forgotten_at is not null)
        group by 1, 2, 3, 4, 5, 6 having sum(c.n) <> 0;
        return null;
      end $$;
      create trigger ${table}_${act}_counted after ${act} on ${table} referencing ${seen}
        for each statement execute function count_${table}_${act}();`,
        )
        .execute(db);
  await sql`
    create function count_person() returns trigger language plpgsql as $$
      begin
        insert into head_count (programme_id, round_id, standing, country, zone, gone, people)
        select old.programme_id, c.round_id, c.standing, p.country, p.zone, p.erased_at is not null, p.n
        from (
          select round_id, state as standing from application where programme_id = old.programme_id and person_id = old.id
          union all
          select round_id, 'partner' from membership
          where programme_id = old.programme_id and person_id = old.id and left_at is null
        ) c
        join round r on r.programme_id = old.programme_id and r.id = c.round_id
        cross join (
          select -1 as n, old.country, old.zone, old.erased_at, old.forgotten_at, old.stands_for
          union all
          select 1, new.country, new.zone, new.erased_at, new.forgotten_at, new.stands_for where tg_op = 'UPDATE'
        ) p
        where p.stands_for is null and (p.erased_at is null or p.forgotten_at is not null);
        return coalesce(new, old);
      end $$;
    create trigger person_counted after update on person for each row
      when ((old.country, old.zone, old.stands_for, old.erased_at is null, old.forgotten_at is null)
        is distinct from (new.country, new.zone, new.stands_for, new.erased_at is null, new.forgotten_at is null))
      execute function count_person();
    create trigger person_uncounted before delete on person for each row execute function count_person();

    insert into head_count (programme_id, round_id, standing, country, zone, gone, people, fresh)
    select c.programme_id, c.round_id, c.standing, p.country, p.zone, p.erased_at is not null, count(*), false
    from (
      select programme_id, round_id, person_id, state as standing from application
      union all
      select programme_id, round_id, person_id, 'partner' from membership where left_at is null
    ) c
    join round r on r.programme_id = c.programme_id and r.id = c.round_id
    join person p on p.programme_id = c.programme_id and p.id = c.person_id
    where p.stands_for is null and (p.erased_at is null or p.forgotten_at is not null)
    group by 1, 2, 3, 4, 5, 6;

    -- Who was told that the end comes, before it was put off, is few and not told again.
    create index partnership_ending_told on partnership (programme_id, round_id) where ending_told_at is not null;

    -- What somebody wrote is counted for them before they delete it.
    drop index comment_author;
    create index comment_author on comment (programme_id, author_id, state);
    -- With each comment it is looked whether any of its topic still waits for a moderator.
    create index comment_held on comment (programme_id, topic_id) where state = 'held';
    -- The letters of one partnership, the last first.
    create index letter_partnership on letter (programme_id, partnership_id, id);
  `.execute(db);
}
