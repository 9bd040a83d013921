import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { onOpenRound } from '../../../test/onStage.ts';
import { cancelRound } from '../../rooms/programmes/index.ts';

test('whoever comes to a round that was called off reads that, and not that they are late', () =>
  onOpenRound(async (ctx, cast, round) => {
    await cancelRound(ctx, { programme: cast.programme, actor: { kind: 'command' }, round: round.id });
    const { text } = await browse(ctx, cast).get('/rounds/1/application');
    expect(text).toContain('Round 1 was called off');
    expect(text).not.toContain('have closed');
  }));
