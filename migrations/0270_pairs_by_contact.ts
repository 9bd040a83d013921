import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Pairs of one state, pairs that never wrote, and pairs that ended early, in the order of their last contact. Without these indexes, a list
 * of a few of them read past all others of the round.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index partnership_stands_contact on partnership (programme_id, round_id, state, (coalesce(contact_at, timestamptz 'epoch')), id);
    create index partnership_silent on partnership (programme_id, round_id, (coalesce(contact_at, timestamptz 'epoch')), id) where letters = 0 and state <> 'ended';
    create index partnership_early_contact on partnership (programme_id, round_id, (coalesce(contact_at, timestamptz 'epoch')), id) where end_reason in ('left', 'volunteer');
  `.execute(db);
}
