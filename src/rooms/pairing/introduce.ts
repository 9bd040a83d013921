import type { PairReason } from '#matching';
import { json } from '../../db/json.ts';
import { changeState } from '../applications/index.ts';
import type { Actor, Ctx } from '../ctx.ts';

/** Makes people partners: a partnership with its memberships, and their applications matched. The caller holds the locks. */
export async function makePartnership(
  ctx: Ctx,
  input: {
    programme: number;
    round: number;
    actor: Actor;
    members: readonly { application: number; person: number }[];
    reasons: readonly PairReason[];
  },
): Promise<number> {
  const { programme, round, actor, members } = input;
  const now = ctx.clock.now();
  const { id } = await ctx.db
    .insertInto('partnership')
    .values({
      programme_id: programme,
      round_id: round,
      state: 'introduced',
      state_at: now,
      introduced_at: now,
      reasons: json(input.reasons),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await ctx.db
    .insertInto('membership')
    .values(
      members.map(({ person }) => ({
        programme_id: programme,
        partnership_id: id,
        person_id: person,
        round_id: round,
        joined_at: now,
      })),
    )
    .execute();
  for (const { application } of members) {
    const changed = await changeState(ctx, {
      programme,
      actor,
      application,
      to: 'matched',
      data: { partnership: id },
    });
    if (!changed.ok) throw new Error(`application ${application} cannot be matched`);
  }
  return id;
}

/** The mails that tell new partners of each other. */
export function introductions(
  input: { programme: number; dueAt?: Date },
  partnership: number,
  members: readonly { person: number }[],
) {
  return members.map(({ person }) => ({
    programme: input.programme,
    kind: 'introduction' as const,
    occasion: `partnership:${partnership}`,
    person,
    data: { partnership },
    ...(input.dueAt ? { dueAt: input.dueAt } : {}),
  }));
}
