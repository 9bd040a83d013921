import type { PairReason } from '#matching';
import { json } from '../../db/json.ts';
import type { Ctx } from '../../rooms/ctx.ts';

/** Writes a partnership of people who have just been introduced to each other, without its mails, and returns its id. */
export async function introduced(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  of: { programme: number; round: number; people: readonly number[]; reasons: PairReason[] },
): Promise<number> {
  const { programme, round, people, reasons } = of;
  const now = clock.now();
  const { id } = await db
    .insertInto('partnership')
    .values({
      programme_id: programme,
      round_id: round,
      state: 'introduced',
      state_at: now,
      introduced_at: now,
      reasons: json(reasons),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const person of people)
    await db
      .insertInto('membership')
      .values({
        programme_id: programme,
        partnership_id: id,
        person_id: person,
        round_id: round,
        joined_at: now,
      })
      .execute();
  return id;
}
