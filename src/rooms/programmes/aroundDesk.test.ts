import { expect, test } from 'vitest';
import { stage, stageRound } from '../../../test/cast.ts';
import { onStage } from '../../../test/onStage.ts';
import { openMatter } from '../matters/index.ts';
import { readAroundDesk } from './aroundDesk.ts';

test('an operator who goes from one programme to another finds around each desk its own, as it is now', () =>
  onStage(async (ctx, { programme }) => {
    const { programme: other } = await stage(ctx, 'elsewhere');
    const round = await stageRound(ctx, programme);
    const scope = { kinds: ['matching-due'], ofCountries: [], countries: [] };
    const around = async (of: number, kinds = scope) => {
      const { rounds, waiting } = await readAroundDesk(ctx, of, { scope: kinds, person: null });
      return { rounds: rounds.map(({ id }) => id), waiting: [...waiting] };
    };
    expect(await around(programme)).toEqual({ rounds: [round.id], waiting: [] });
    expect(await around(other)).toEqual({ rounds: [], waiting: [] });
    await openMatter(ctx, {
      programme,
      kind: 'matching-due',
      subject: ['round', round.id],
      round: round.id,
      urgency: 2,
    });
    expect(await around(programme)).toEqual({ rounds: [round.id], waiting: [['matching-due', 1]] });
    expect(await around(other)).toEqual({ rounds: [], waiting: [] });
    expect((await around(programme, { ...scope, kinds: [] })).waiting).toEqual([]);
  }));
