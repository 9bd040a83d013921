import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The database's own care, whoever runs it. Rows that change or come and go all day are tidied up early, so that their space is used again:
 * small tables after some hundred changes whatever their size, the large ones after a twentieth of them. And how much room there was on each
 * day, to tell in time when the disk will be full.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table rate_limit set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
    alter table session set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
    alter table sign_in_code set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
    alter table talk_size set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
    alter table mail_recount set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
    alter table outbox set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
    alter table incoming set (autovacuum_vacuum_scale_factor = 0.05, toast.autovacuum_vacuum_scale_factor = 0.05);
    alter table incoming_raw set (autovacuum_vacuum_scale_factor = 0.05, toast.autovacuum_vacuum_scale_factor = 0.05);

    create table disk_day (
      -- In UTC.
      day date primary key,
      -- Octets.
      database bigint not null,
      -- Of the disk that DATA_DIR is on; null where that cannot be told.
      free bigint,
      total bigint
    );
  `.execute(db);
}
