import { expect, test } from 'vitest';
import { browse } from '../browse.ts';
import { mailTo } from '../mailTo.ts';
import { onOpenRound } from '../onStage.ts';

const ADDRESS = 'sana@new.example';

test('the first mail gives the time on the programme’s clock and in UTC, until a zone is known', () =>
  onOpenRound(async (ctx, cast) => {
    await browse(ctx, cast).post('/rounds/1/application', { address: ADDRESS });
    const first = await mailTo(ctx, ADDRESS);
    expect(first.text).toMatch(/, \d\d:\d\d Madrid time \(\d\d:\d\d UTC\)/);
    await ctx.db.updateTable('person').set({ zone: 'Africa/Cairo' }).where('address', '=', ADDRESS).execute();
    await browse(ctx, cast).post('/rounds/1/application', { address: ADDRESS });
    const known = await mailTo(ctx, ADDRESS);
    expect(known.subjects).toHaveLength(2);
    expect(known.text).toMatch(/, \d\d:\d\d Cairo time/);
    expect(known.text).not.toContain('UTC');
  }));
