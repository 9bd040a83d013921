import { expect, test } from 'vitest';
import { MONTHLY, WEEKLY, acceptedBy, openId, propose, agreementStateOf } from '../agreements.ts';
import { mailTo } from '../mailTo.ts';
import type { PartnersScene } from '../partners.ts';
import { DAY } from '../silence.ts';
import { kinds, plain, quiet, writes } from './quietPartners.ts';

/** Luca joins Amina and Mei, and Amina has proposed something. Returns the introduction that he gets. */
async function joins(scene: PartnersScene): Promise<string> {
  const { ctx, cast, pair, round } = scene;
  const { luca } = cast.people;
  await propose(scene, 'amina', WEEKLY, 'To see the sea');
  ctx.clock.forward(DAY);
  await ctx.db
    .insertInto('membership')
    .values({
      programme_id: cast.programme,
      partnership_id: pair,
      round_id: round.id,
      person_id: luca,
      joined_at: ctx.clock.now(),
    })
    .execute();
  await ctx.mailer.queue(ctx, [
    {
      programme: cast.programme,
      person: luca,
      kind: 'introduction',
      occasion: 'joins',
      data: { partnership: pair },
    },
  ]);
  return plain((await mailTo(ctx, 'luca@cast.example')).text);
}

test('who joins two reads in the introduction what one of them proposed, and says yes to it with the one word', () =>
  quiet(async (scene) => {
    const text = await joins(scene);
    for (const words of [
      'Amina Diallo proposed this before you came. It holds for all three of you once everybody has said yes.',
      'How often: Every week',
      'with one word alone: AGREED. That is your yes.',
      'your partners are not told',
      'until you and a partner both choose to show your addresses',
      'and we tell Amina Diallo and 陈美 until when',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('From your applications we suggest this');
    expect(text).not.toContain('To see the sea');
    const proposal = await openId(scene);
    await writes(scene, 'luca', 'AGREED', { kind: 'introduce' });
    expect(await acceptedBy(scene.ctx, scene.cast.people.luca)).toEqual([proposal]);
    expect((await agreementStateOf(scene, 'luca')).standing).toBeNull();
  }));

test('what was proposed after the introduction is asked about before it counts', () =>
  quiet(async (scene) => {
    await joins(scene);
    scene.ctx.clock.forward(DAY);
    await propose(scene, 'mei', MONTHLY);
    const before = (await kinds(scene, 'luca')).length;
    await writes(scene, 'luca', 'AGREED', { kind: 'introduce' });
    expect(await acceptedBy(scene.ctx, scene.cast.people.luca)).toEqual([]);
    expect((await kinds(scene, 'luca')).slice(before)).toEqual(['agreement-proposed']);
  }));
