import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { onStage } from '../../../../test/onStage.ts';

test('keys that act on every page are switched off for oneself alone, and on again', () =>
  onStage(async (ctx, cast) => {
    const tomas = browse(ctx, cast, 'tomas');
    const isQuiet = async (who: 'tomas' | 'elif'): Promise<boolean> =>
      (await browse(ctx, cast, who).get('/workbench')).text.includes(' data-quiet');
    expect(await isQuiet('tomas')).toBe(false);
    await tomas.post('/workbench/keys', {});
    expect([await isQuiet('tomas'), await isQuiet('elif')]).toEqual([true, false]);
    expect((await tomas.get('/workbench/keys')).text).not.toMatch(/name="everywhere"[^>]* checked/);
    await tomas.post('/workbench/keys', { everywhere: 'yes' });
    expect(await isQuiet('tomas')).toBe(false);
  }));
