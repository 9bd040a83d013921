import { expect, test } from 'vitest';
import { addCanned } from '../../../src/rooms/inbox/index.ts';
import { archiveProgramme } from '../../../src/rooms/programmes/index.ts';
import { resumeMail } from '../../../src/rooms/outbox/index.ts';
import { browse } from '../../browse.ts';
import { delivered } from '../../mail/delivered.ts';
import { onStage } from '../../onStage.ts';
import { stageRound } from '../../cast.ts';

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

test('of a programme in the archive no mail leaves, and when it is back its mail waits until somebody lets it go', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const actor = { kind: 'person', id: people.olga } as const;
    const { id: round } = await stageRound(ctx, programme);
    const mail = { programme, kind: 'dates-changed', occasion: 'dates:1', person: people.luca } as const;
    await ctx.mailer.queue(ctx, [{ ...mail, data: { round, kinds: ['matches'] } }]);
    await archiveProgramme(ctx, { programme, actor, archived: true });
    ctx.clock.forward(24);
    expect(await delivered(ctx)).toEqual([]);
    await archiveProgramme(ctx, { programme, actor, archived: false });
    expect(await delivered(ctx)).toEqual([]);
    await resumeMail(ctx, { programme, actor });
    expect(await delivered(ctx)).toEqual(['luca@cast.example']);
  }));
