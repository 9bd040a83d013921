import { sql } from 'kysely';
import type { Carrying } from '../claim.ts';

/**
 * When two people become one, moves their open matters to the person who stays: those about the other, and those that the other had taken.
 */
export async function carryMatters({ change, kept, gone, now }: Carrying): Promise<void> {
  const about = sql`t.subject_kind = 'person' and t.subject_id = ${gone.id} and t.closed_at is null`;
  await change(
    { subject_id: sql`${kept.id}` },
    sql`${about} and not exists (
      select from matter own where own.programme_id = t.programme_id and own.kind = t.kind
        and own.subject_kind = 'person' and own.subject_id = ${kept.id} and own.closed_at is null)`,
  );
  await change({ closed_at: sql`${now}` }, about);
  await change({ assigned_to: sql`${kept.id}` }, sql`t.assigned_to = ${gone.id} and t.closed_at is null`);
}
