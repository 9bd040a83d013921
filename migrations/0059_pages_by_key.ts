import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Long lists of the workbench are paged by their keys, so each order of a page has an index. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Where a conversation stands in the inbox: those that wait first, the longest wait before the others; then the rest, the latest first. In
    -- microseconds; the large number puts the rest behind all who wait.
    create function thread_turn(state text, state_at timestamptz, last_at timestamptz) returns bigint
      language sql immutable parallel safe as $$
        select case when state = 'waiting' then (extract(epoch from state_at - timestamptz 'epoch') * 1000000)::bigint
          else 900000000000000000 - (extract(epoch from last_at - timestamptz 'epoch') * 1000000)::bigint end
      $$;
    create index thread_turns on thread (programme_id, thread_turn(state, state_at, last_at), id)
      where merged_into is null and spam_at is null;
    create index thread_state_turns on thread (programme_id, state, thread_turn(state, state_at, last_at), id)
      where merged_into is null and spam_at is null;
    create index thread_spam_turns on thread (programme_id, thread_turn(state, state_at, last_at), id)
      where merged_into is null and spam_at is not null;
    create index thread_assigned on thread (programme_id, assigned_to) where assigned_to is not null;

    create index incoming_tray on incoming (programme_id, received_at, id) where state = 'tray';

    create index partnership_in_round on partnership (programme_id, round_id, id);
    drop index partnership_round;
    create index partnership_early on partnership (programme_id, round_id, id) where end_reason in ('left', 'volunteer');
  `.execute(db);
}
