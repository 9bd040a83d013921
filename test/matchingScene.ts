import { runMatch } from '../src/rooms/pairing/index.ts';
import type { Round } from '../src/rooms/programmes/index.ts';
import { stageForm } from './applicant.ts';
import { browse } from './browse.ts';
import type { Browser } from './browse.ts';
import { stage } from './cast.ts';
import type { Stage } from './cast.ts';
import { testContext } from './context.ts';
import type { TestCtx } from './context.ts';
import { rolledBack } from './database.ts';
import { poolMember, poolOfMany } from './pool.ts';
import type { PoolMember } from './pool.ts';

export interface MatchingScene {
  ctx: TestCtx;
  cast: Stage;
  round: Round;
  people: PoolMember[];
  alone: PoolMember;
  tomas: Browser;
  /** Asks for a run on the page and does its job. */
  run(): Promise<string>;
}

/** Four people who fit each other, one whom nobody fits, and Tomás at the workbench on the day of the matching. */
export async function matchingScene(play: (scene: MatchingScene) => Promise<void>) {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const round = await stageForm(ctx, cast.programme);
    const people = await poolOfMany(ctx, round, 4);
    const alone = await poolMember(ctx, round, {
      name: 'Nuka <b>',
      country: 'GL',
      zone: 'America/Nuuk',
      locale: 'es',
      answers: {
        languages: [{ code: 'kl', level: 'native' }],
        wishes: [{ about: 'country', value: 'NZ', strength: 'must' }],
      },
    });
    ctx.clock.set('2027-02-08T12:00:00Z');
    const tomas = browse(ctx, cast, 'tomas');
    await tomas.get('/?lang=en');
    const run = async (): Promise<string> => {
      const { location } = await tomas.post('/workbench/matching/1/runs', { seed: '0' });
      await runMatch(ctx, { programme: cast.programme, run: Number(location.split('/').at(-1)) });
      return location;
    };
    await play({ ctx, cast, round, people, alone, tomas, run });
  });
}
