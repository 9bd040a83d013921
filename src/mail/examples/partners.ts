import type { PairReason, SideReason } from '#matching';
import { anyOf } from '../../db/anyOf.ts';
import { introduced } from './introduced.ts';
import { moveTo, answersForm } from './exampleScene.ts';
import type { ExampleScene } from './exampleScene.ts';

/** The reader and the partner, introduced to each other. */
export async function partners(scene: ExampleScene): Promise<number> {
  const { ctx, programme, reader, partner } = scene;
  const round = await scene.round();
  const people = [reader, partner];
  for (const person of people) await answersForm(scene, person);
  await moveTo(scene, 'introduces', 24);
  const now = ctx.clock.now();
  await ctx.db
    .updateTable('application')
    .set({ state: 'matched', state_at: now })
    .where('programme_id', '=', programme)
    .where('round_id', '=', round.id)
    .where('person_id', '=', anyOf(people))
    .execute();
  return introduced(ctx, { programme, round: round.id, people, reasons: [reasonOf(reader, partner)] });
}

const sideOf = (id: number): SideReason => ({ id, met: [], missed: [], satisfaction: 100 });

/** The reason that a match run would store with the pair. */
export function reasonOf(a: number, b: number): PairReason {
  return {
    a,
    b,
    weight: 100,
    shared: {
      languages: [{ code: 'en', level: 5 }],
      interests: [],
      contactWays: [],
      sector: null,
      role: null,
      stage: null,
      frequency: null,
      awakeHoursPerDay: 14,
      hoursPerWeek: 6,
      zoneDifferenceHours: 1,
    },
    sides: [sideOf(a), sideOf(b)],
    contributions: [],
    broken: [],
  };
}
