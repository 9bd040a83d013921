import { expect, test } from 'vitest';
import { countQueries } from '../../../../test/countQueries.ts';
import { stagePartnership, withPartners } from '../../../../test/partners.ts';

test('of many who are introduced together everything is read once, however many they are', () =>
  withPartners(['luca', 'mei'], async ({ ctx, cast, round, pair }) => {
    const { programme, people } = cast;
    const more = await stagePartnership(ctx, programme, round.id, [people.amina, people.tomas]);
    const introduce = async (all: readonly (readonly [partnership: number, person: number])[]) => {
      const { counted, asked } = countQueries(ctx.db);
      const mails = all.map(([partnership, person]) => ({
        programme,
        kind: 'introduction' as const,
        occasion: `partnership:${partnership}`,
        person,
        data: { partnership },
      }));
      await ctx.mailer.queue({ ...ctx, db: counted }, mails);
      await ctx.db.deleteFrom('outbox').where('kind', '=', 'introduction').returning('id').execute();
      return asked();
    };
    const two = [
      [pair, people.luca],
      [pair, people.mei],
    ] as const;
    const four = [...two, [more, people.amina], [more, people.tomas]] as const;
    expect((await introduce(four)) - (await introduce(two))).toBe(0);
  }));
