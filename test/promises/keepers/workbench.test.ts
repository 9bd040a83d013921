import { expect, test } from 'vitest';
import { addCanned } from '../../../src/rooms/inbox/index.ts';
import { browse } from '../../browse.ts';
import { onStage } from '../../onStage.ts';

test('a ready-made answer that was removed comes back from the log', () =>
  onStage(async (ctx, cast) => {
    const actor = { kind: 'person', id: cast.people.tomas } as const;
    const draft = { name: 'Lost mail', body: { en: 'Look into your spam folder, please.' } };
    const made = await addCanned(ctx, { programme: cast.programme, actor, ...draft });
    if (!made.ok) throw new Error('not added');
    const tomas = browse(ctx, cast, 'tomas');
    const isListed = async (): Promise<boolean> =>
      (await tomas.get('/workbench/inbox/answers')).text.includes('Lost mail');
    await tomas.post(`/workbench/inbox/answers/${made.id}/removal`);
    expect(await isListed()).toBe(false);
    const undo = /action="([^"]*\/log\/\d+\/undo[^"]*)"/.exec((await tomas.get('/workbench/log')).text)?.[1];
    await tomas.post(undo ?? '');
    expect(await isListed()).toBe(true);
  }));
