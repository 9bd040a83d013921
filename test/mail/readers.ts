import { sampleTopics } from '../../sample/topics.ts';
import { chooseRhythm, USUAL } from '../../src/rooms/preferences/index.ts';
import type { Rhythm } from '../../src/rooms/preferences/index.ts';
import { approveTopic, createTopic, scheduleTopic } from '../../src/rooms/topics/index.ts';
import type { Ctx } from '../../src/rooms/ctx.ts';
import { stage, stageRound } from '../cast.ts';
import { stagePartnership } from '../partners.ts';

const RHYTHMS: Record<string, Partial<Rhythm>> = {
  usual: {},
  daily: { rhythm: 'daily' },
  quiet: { quiet: { from: 20 * 60, until: 8 * 60 } },
};
const actor = { kind: 'command' } as const;

/** A topic of the sample, written into a programme. */
export async function sampleTopic(ctx: Ctx, programme: number, index: number): Promise<number> {
  const { slug, ...draft } = sampleTopics[index]!;
  const made = await createTopic(ctx, { programme, actor, slug, draft: { sourceLocale: 'en', ...draft } });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.topic;
}

/** A running round with readers of each zone and rhythm (such as `Africa/Cairo quiet`) and a topic on each of `days`. */
export async function planned(
  ctx: Ctx,
  { zones, days }: { zones: readonly string[]; days: readonly string[] },
): Promise<{ programme: number; round: number }> {
  const { programme } = await stage(ctx);
  const opens = Temporal.PlainDateTime.from(`${days[0]!}T09:00`).subtract({ days: 40 });
  const round = await stageRound(ctx, programme, opens.toString({ smallestUnit: 'minute' }));
  await readers(ctx, programme, round.id, zones);
  for (const [index, day] of days.entries()) {
    const id = await sampleTopic(ctx, programme, index);
    const topic = { programme, actor, round: round.id, topic: id };
    await scheduleTopic(ctx, { ...topic, day });
    await approveTopic(ctx, topic);
  }
  return { programme, round: round.id };
}

/** One reader of each zone and rhythm, in pairs. */
async function readers(ctx: Ctx, programme: number, round: number, zones: readonly string[]): Promise<void> {
  const people: number[] = [];
  for (const zone of zones)
    for (const [name, rhythm] of Object.entries(RHYTHMS)) {
      const { id } = await ctx.db
        .insertInto('person')
        .values({
          programme_id: programme,
          address: `${people.length}@readers.example`,
          address_confirmed_at: ctx.clock.now(),
          name: `${zone} ${name}`,
          country: 'DE',
          zone,
          locale: 'en',
          created_at: ctx.clock.now(),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await chooseRhythm(ctx, { programme, person: id, ...USUAL, ...rhythm });
      people.push(id);
    }
  for (let index = 0; index < people.length; index += 2)
    await stagePartnership(ctx, programme, round, people.slice(index, index + 2));
}
