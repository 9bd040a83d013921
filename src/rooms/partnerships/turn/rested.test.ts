import { expect, test } from 'vitest';
import { write } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { between, mailsTo, pass } from '../../../../test/silence.ts';
import { comeBackHere } from '../index.ts';

const about = async (scene: PartnersScene, who: 'amina' | 'mei') =>
  (await mailsTo(scene, who)).filter((mail) => /^(?:turn-reminder|partner-reminded)/.test(mail));

test('who writes to a partner who rests hears a week later that they need not wait, and the other gets no reminder', () =>
  between(async (scene) => {
    await pass(scene, 35);
    const before = (await about(scene, 'mei')).length;
    const told = async () =>
      (await about(scene, 'amina')).filter((mail) => mail.startsWith('partner-reminded'));
    await write(scene, 'amina', 'Hello after all');
    await pass(scene, 6);
    expect(await told()).toEqual([]);
    await pass(scene, 2);
    expect(await told()).toEqual(['partner-reminded: You need not wait for 陈美']);
    await write(scene, 'amina', 'And once more');
    await pass(scene, 20);
    expect(await told()).toHaveLength(1);
    expect(await about(scene, 'mei')).toHaveLength(before);
  }));

test('once the other is here again, reminders of that letter go on', () =>
  between(async (scene) => {
    const { ctx, cast, pair } = scene;
    await pass(scene, 35);
    await write(scene, 'amina', 'Hello after all');
    await pass(scene, 8);
    const before = (await about(scene, 'mei')).length;
    await comeBackHere(ctx, { programme: cast.programme, person: cast.people.mei, partnership: pair });
    await pass(scene, 8);
    expect((await about(scene, 'mei')).slice(before)).toEqual([
      'turn-reminder: Amina Diallo would still be glad of a few lines',
    ]);
  }));
