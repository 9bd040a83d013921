import type { ComingMail, Ctx } from '../ctx.ts';
import type { Round } from '../programmes/index.ts';
import { ENDING_SOON_DAYS } from './rules.ts';

/** What the timetable will write at the end of a round, if nothing changes until then. */
export async function comingToPartners(ctx: Pick<Ctx, 'db' | 'clock'>, round: Round): Promise<ComingMail[]> {
  const { id, programme_id: programme, dates } = round;
  const { ends } = dates;
  if (ends.doneAt !== null) return [];
  const members = await ctx.db
    .selectFrom('membership')
    .innerJoin('partnership', (join) =>
      join
        .onRef('partnership.programme_id', '=', 'membership.programme_id')
        .onRef('partnership.id', '=', 'membership.partnership_id'),
    )
    .select(['person_id as person', 'ending_told_at as told'])
    .where('membership.programme_id', '=', programme)
    .where('membership.round_id', '=', id)
    .where('left_at', 'is', null)
    .orderBy('person_id')
    .execute();
  const others = await ctx.db
    .selectFrom('application')
    .select('person_id as person')
    .where('programme_id', '=', programme)
    .where('round_id', '=', id)
    .where('state', 'in', ['confirmed', 'waiting'])
    .orderBy('id')
    .execute();
  const soon = new Date(ends.dueAt.getTime() - ENDING_SOON_DAYS * 86_400_000);
  const at = (people: readonly { person: number }[], when: Date) =>
    when > ctx.clock.now() ? people.map(({ person }) => ({ person, at: when })) : [];
  return [
    {
      kind: 'ending-soon',
      round: id,
      readers: at(
        members.filter(({ told }) => told === null),
        soon,
      ),
    },
    { kind: 'farewell', round: id, readers: at(members, ends.dueAt) },
    { kind: 'round-over', round: id, readers: at(others, ends.dueAt) },
  ];
}
