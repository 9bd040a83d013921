import type { ComingMail, Ctx } from '../ctx.ts';
import type { Round } from '../programmes/index.ts';
import { topicsOfRound } from './queries.ts';
import { morningFor } from './schedule.ts';

/** Who is mailed a round's topic of a day, each at nine in their own morning, or the next when that is past: whoever is in a partnership and has not stopped topics. */
export async function readersOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, round, day }: { programme: number; round: number; day: string },
): Promise<{ person: number; at: Date }[]> {
  const rows = await ctx.db
    .selectFrom('membership')
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'membership.programme_id')
        .onRef('person.id', '=', 'membership.person_id'),
    )
    .innerJoin('programme', 'programme.id', 'membership.programme_id')
    .select(['person.id', 'person.zone', 'programme.zone as programme_zone'])
    .where('membership.programme_id', '=', programme)
    .where('membership.round_id', '=', round)
    .where('membership.left_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('unsubscription')
            .select('unsubscription.at')
            .whereRef('unsubscription.programme_id', '=', 'membership.programme_id')
            .whereRef('unsubscription.person_id', '=', 'membership.person_id')
            .where('unsubscription.category', '=', 'topics'),
        ),
      ),
    )
    .orderBy('person.id')
    .execute();
  // Of a hundred thousand readers most share their zone with many.
  const mornings = new Map<string, Date>();
  return rows.map(({ id, zone: own, programme_zone: usual }) => {
    const zone = own ?? usual;
    const at = mornings.get(zone) ?? morningFor(day, zone, ctx.clock.now());
    mornings.set(zone, at);
    return { person: id, at };
  });
}

/** The approved topics of a round whose mails are not in the outbox yet. */
export async function comingTopics(ctx: Pick<Ctx, 'db' | 'clock'>, round: Round): Promise<ComingMail[]> {
  const { id, programme_id: programme } = round;
  const coming: ComingMail[] = [];
  for (const { topic, day, queuedAt, approvedAt } of await topicsOfRound(ctx, programme, id))
    if (queuedAt === null && approvedAt !== null)
      coming.push({
        kind: 'topic',
        round: id,
        topic: topic.id,
        readers: await readersOf(ctx, { programme, round: id, day }),
      });
  return coming;
}
