import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { stageRound } from '../../../../test/cast.ts';
import { explained } from '../../../../test/explained.ts';
import { onStage } from '../../../../test/onStage.ts';
import { queriesAsked } from '../../../../test/queriesAsked.ts';
import { tellEndingSoon } from '../index.ts';

test('who is still to be told of the end is found along their own index, also those who were passed over', () =>
  onStage(async (ctx, { programme }) => {
    const round = await stageRound(ctx, programme);
    ctx.clock.set(new Date(round.dates.ends.dueAt.getTime() - 86_400_000).toISOString());
    const { asked, listened } = queriesAsked(ctx);
    await tellEndingSoon(listened);
    const looked = asked.filter((query) => query.sql.includes('ending_told_at is null'));
    expect(looked).toHaveLength(2);
    await sql`set local enable_seqscan = off`.execute(ctx.db);
    for (const query of looked)
      expect(await explained(ctx, query)).toMatch(/using partnership_untold on \S*partnership p/);
  }));
