import { addDays } from '../lib/time/time.ts';
import type { Ctx } from '../rooms/ctx.ts';
import type { Round } from '../rooms/programmes/index.ts';
import {
  assignWriter,
  disapproveTopic,
  proposeTerm,
  topicWriters,
  topicsOfRound,
} from '../rooms/topics/index.ts';

/** A draft is due this many days before its own day. */
const DRAFT_DAYS = 14;

/** Leaves work for the editors: topics of the coming weeks with a writer and a deadline, not yet approved, and a word to look at. */
export async function leaveToEdit(ctx: Ctx, round: Round): Promise<void> {
  const programme = round.programme_id;
  const [writer] = await topicWriters(ctx, programme);
  if (!writer) return;
  const actor = { kind: 'person', id: writer.id } as const;
  const coming = (await topicsOfRound(ctx, programme, round.id)).filter(({ queuedAt }) => queuedAt === null);
  for (const { topic, day } of coming.slice(1)) {
    const planned = { programme, actor, round: round.id, topic: topic.id };
    await disapproveTopic(ctx, planned);
    const draftDue = addDays(`${day}T00:00`, -DRAFT_DAYS).slice(0, 10);
    await assignWriter(ctx, { ...planned, writer: writer.id, draftDue });
  }
  const member = await ctx.db
    .selectFrom('membership')
    .select('person_id')
    .where('programme_id', '=', programme)
    .where('round_id', '=', round.id)
    .where('left_at', 'is', null)
    .orderBy('person_id')
    .executeTakeFirst();
  if (!member) return;
  await proposeTerm(ctx, {
    programme,
    person: member.person_id,
    draft: {
      sourceLocale: 'en',
      term: { en: 'legal deposit' },
      explanation: { en: 'Publishers have to give the national library a copy of all they print.' },
      country: null,
      named: true,
    },
  });
}
