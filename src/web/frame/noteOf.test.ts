import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { onStage } from '../../../test/onStage.ts';
import { keptNote } from './noteOf.tsx';

test('the button below a note posts to an undo of the log and to nothing else, whatever a browser keeps', () =>
  onStage(async (ctx, cast) => {
    const shown = async (undo: string) => {
      const tomas = browse(ctx, cast, 'tomas');
      tomas.cookies.set('note', encodeURIComponent(keptNote('saved', { name: '<b>', undo })));
      const { text } = await tomas.get('/workbench?lang=en');
      expect(text).toContain('&lt;b>');
      return text.includes(`action="${undo}"`);
    };
    expect(await shown(`/p/${cast.slug}/workbench/log/7/undoing`)).toBe(true);
    for (const path of [
      `/p/${cast.slug}/workbench/rounds/1/cancellation`,
      `/p/${cast.slug}/me/erasure`,
      '/elsewhere/workbench/log/7/undoing',
      'https://evil.example/p/x/workbench/log/7/undoing',
      '//evil.example/workbench/log/7/undoing',
    ])
      expect([path, await shown(path)]).toEqual([path, false]);
  }));
