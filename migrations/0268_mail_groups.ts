import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The occasion under which volunteers see a mail: `groupOf` of rooms/outbox. */
const GROUP = `case when private then '' when whole <> '' then whole else occasion end`;
/**
 * The states that the outbox lists by occasion. Mails that left are in `mail_count`; those that left within a digest are listed nowhere.
 */
const LISTED = `state in ('waiting', 'gathered', 'held', 'sending', 'failed', 'dropped')`;
const READ = 'programme_id, kind, private, whole, occasion, state, due_at';

/**
 * The number of mails of each kind and occasion that wait, are held back, failed or were taken out, and their first and last time: the
 * outbox then need not read a hundred thousand mails. Each statement adds rows of its own, one for an occasion and a state, so that no
 * statement waits for another. A duty adds them up (`countWaiting`) and removes its `fresh` rows. If a mail went or got another hour,
 * `earliest` and `latest` are null and are looked up.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    create table mail_group (
      programme_id bigint not null,
      id bigint generated always as identity,
      kind text not null,
      private boolean not null,
      -- Of codes and letters only the number counts: '' for all of a kind.
      occasion text not null,
      state text not null,
      mails int not null,
      earliest timestamptz,
      latest timestamptz,
      fresh boolean not null default true,
      primary key (programme_id, id)
    );
    create index mail_group_named on mail_group (programme_id, state, kind, occasion);
    create index mail_group_fresh on mail_group (programme_id) where fresh;
    alter table mail_group set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
    `,
    )
    .execute(db);
  for (const [act, changed, seen] of [
    ['insert', `select ${READ}, 1 as n from new_rows where ${LISTED}`, 'new table as new_rows'],
    ['delete', `select ${READ}, -1 as n from old_rows where ${LISTED}`, 'old table as old_rows'],
    [
      'update',
      `select ${READ}, 1 as n from new_rows where ${LISTED} union all select ${READ}, -1 from old_rows where ${LISTED}`,
      'old table as old_rows new table as new_rows',
    ],
  ] as const)
    await sql
      .raw(
        `create function group_mails_${act}() returns trigger language plpgsql as $$
      begin
        insert into mail_group (programme_id, kind, private, occasion, state, mails, earliest, latest)
        select programme_id, kind, private, ${GROUP}, state, sum(n),
          case when bool_and(n > 0) then min(due_at) end, case when bool_and(n > 0) then max(due_at) end
        from (${changed}) c
        group by 1, 2, 3, 4, 5
        having sum(n) <> 0 or (min(due_at) filter (where n > 0), max(due_at) filter (where n > 0))
          is distinct from (min(due_at) filter (where n < 0), max(due_at) filter (where n < 0));
        return null;
      end $$;
      create trigger outbox_${act}_grouped after ${act} on outbox referencing ${seen}
        for each statement execute function group_mails_${act}();`,
      )
      .execute(db);
  await sql
    .raw(
      `insert into mail_group (programme_id, kind, private, occasion, state, mails, earliest, latest, fresh)
      select programme_id, kind, private, ${GROUP}, state, count(*), min(due_at), max(due_at), false
      from outbox where ${LISTED} group by 1, 2, 3, 4, 5
      order by programme_id, kind collate "C", private, (${GROUP}) collate "C", state collate "C"`,
    )
    .execute(db);
}
