import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Acts on several things of a list at once: the act, and its progress with each thing. The events and mails of each thing refer to its row
 * here. So the log shows one line for all, and an undo finds the mails that have not left.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table bulk_act (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      -- The event that is written when it is done.
      kind text not null,
      list text not null,
      -- The query of the list that it was begun on.
      query text not null,
      -- Words and values that it is done with.
      said jsonb not null default '{}',
      actor_id bigint,
      actor_kind text not null,
      begun_at timestamptz not null,
      done_at timestamptz,
      event_id bigint,
      -- The act that this one takes back.
      undoes bigint,
      -- The event of the log that this one takes back.
      undoes_event bigint,
      primary key (programme_id, id),
      foreign key (programme_id, undoes) references bulk_act on delete cascade
    );
    create unique index bulk_act_undoes on bulk_act (programme_id, undoes) where undoes is not null;
    create index bulk_act_actor on bulk_act (programme_id, actor_id);
    create index bulk_act_old on bulk_act (begun_at);
    create table bulk_item (
      programme_id bigint not null,
      id bigint generated always as identity,
      act_id bigint not null,
      subject_id bigint not null,
      -- Of an act that takes back: the item of the other that it is about.
      undoes bigint,
      -- waits, done, refused
      state text not null default 'waits',
      reason text not null default '',
      primary key (programme_id, id),
      foreign key (programme_id, act_id) references bulk_act on delete cascade
    );
    create index bulk_item_act on bulk_item (programme_id, act_id, state, id);
    alter table event add column bulk_item bigint;
    create index event_bulk on event (programme_id, bulk_item) where bulk_item is not null;
    -- The log, newest first, with one line for each act on several.
    create index event_alone on event (programme_id, id) where bulk_item is null;
    alter table outbox add column bulk_item bigint;
    alter table outbox add column undone boolean not null default false;
    create index outbox_bulk on outbox (programme_id, bulk_item) where bulk_item is not null;
  `.execute(db);
}
