import { seeded } from '../../sample/people/random.ts';
import type { Actor } from '../../src/rooms/ctx.ts';
import { stageForm } from '../applicant.ts';
import { stage } from '../cast.ts';
import { testContext } from '../context.ts';
import { smallDatabase } from '../database.ts';
import { poolOfMany } from '../pool.ts';
import { proposalsOf } from '../proposalsOf.ts';
import { actsOf } from './acts.ts';
import { check, outcomesOf, over } from './check.ts';
import { newRound } from './newRound.ts';

/** Partnerships made in all races, questions by outcome, and the milliseconds of each race. */
export interface Raced {
  introduced: number;
  outcomes: Record<string, number>;
  took: number[];
}

/**
 * Matches so many rounds again while people leave, pause, choose, ask to join a pair and answer such questions, and volunteers lock, part
 * and introduce. After each race checks that nobody is in two places, and that no mail is lost or sent twice.
 */
export async function raceAgain(times: number, seed = 0): Promise<Raced> {
  const database = await smallDatabase();
  try {
    const ctx = testContext(database.db, '2027-03-20T12:00:00Z');
    const { programme, people: cast } = await stage(ctx);
    const pool = await poolOfMany(ctx, await stageForm(ctx, programme), 8);
    const volunteers = [cast.tomas, cast.ngozi].map((id): Actor => ({ kind: 'person', id }));
    const scene = { ctx, programme, volunteers, people: pool.map(({ person }) => person) };
    const random = seeded(20270320 + seed);
    const raced: Raced = { introduced: 0, outcomes: {}, took: [] };
    for (let number = 2; number < 2 + times; number++) {
      const running = await newRound(scene, number);
      const proposals = await proposalsOf(ctx, programme, running.round);
      const acts = actsOf(
        running,
        proposals.map(({ id }) => id),
        random,
      );
      const began = performance.now();
      await Promise.all(random.some(acts, acts.length).map((act, k) => act(volunteers[k % 2]!)));
      raced.took.push(performance.now() - began);
      raced.introduced += await check(running);
      for (const outcome of await outcomesOf(running))
        raced.outcomes[outcome] = (raced.outcomes[outcome] ?? 0) + 1;
      await over(running);
    }
    return raced;
  } finally {
    await database.drop();
  }
}
