import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/**
 * Days for which the link to a new address works. A person's own wish is fresh; a volunteer's offer reaches somebody who does not expect
 * it. A change whose link was used waits on for partners who have not said yet whether it is them.
 */
const DAYS = { own: 1, offered: 7, proven: 45 } as const;

/** Whether a change of address still waits, for queries on `address_change`. */
export const isChangeWaiting = (
  now: Date,
): RawBuilder<boolean> => sql<boolean>`(address_change.done_at is null
  and address_change.asked_at > ${now}::timestamptz - make_interval(days => case
    when address_change.proven_at is not null then ${DAYS.proven}::int when address_change.offered then ${DAYS.offered}::int else ${DAYS.own}::int end))`;
