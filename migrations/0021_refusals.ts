import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What mail servers refused in the last minutes, so that one refusal of many readers is known as our own trouble. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The last refusal of a mail, without what differs from one reader to the next. Kept for an hour.
    create table mail_refusal (
      programme_id bigint not null,
      outbox_id bigint not null,
      wording text not null,
      at timestamptz not null,
      primary key (programme_id, outbox_id),
      foreign key (programme_id, outbox_id) references outbox (programme_id, id) on delete cascade
    );
    create index mail_refusal_wording on mail_refusal (wording, at);
    create index mail_refusal_at on mail_refusal (at);

    -- A refusal that several readers of one provider ('*': of all) got, and whether it is our trouble by what was counted last.
    create table mail_trouble (
      server text not null,
      wording text not null,
      reply text not null,
      why text not null,
      tried int not null,
      refused int not null,
      ours boolean not null,
      since timestamptz not null,
      seen_at timestamptz not null,
      counted_at timestamptz not null,
      primary key (server, wording)
    );

    -- What left in the last minutes is found without a place in a tree for each mail.
    create index outbox_sent on outbox using brin (sent_at) with (pages_per_range = 32);
  `.execute(db);
}
