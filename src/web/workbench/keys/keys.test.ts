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

test('pages of no desk, as keys and the search, mark none in the menu', () =>
  onStage(async (ctx, cast) => {
    const tomas = browse(ctx, cast, 'tomas');
    const marked = async (path: string) =>
      /<nav aria-label="Workbench">.*?<\/nav>/s
        .exec((await tomas.get(`${path}?lang=en`)).text)![0]
        .match(/aria-current="page">([^<]*)/)?.[1];
    expect(await marked('/workbench')).toBe('Today');
    for (const path of ['/workbench/keys', '/workbench/search']) expect(await marked(path)).toBeUndefined();
  }));
