import { describe, expect, test } from 'vitest';
import { lookAfter } from '../../src/rooms/partnerships/index.ts';
import { mailTo } from '../mailTo.ts';
import { minuteOver } from '../minuteOver.ts';
import { write } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { kinds, letters, plain, quiet, writes } from './quietPartners.ts';

const TURN = { kind: 'turn' };

/** Amina wrote, and Mei was reminded so many times. */
const reminded = (times: number, play: (scene: PartnersScene) => Promise<void>) =>
  quiet(async (scene) => {
    await write(scene, 'amina', 'Hello');
    for (let week = 0; week < times; week += 1) {
      scene.ctx.clock.forward(7 * 24);
      await lookAfter(scene.ctx);
    }
    await play(scene);
  });

describe('the answer to a reminder', () => {
  test('is a letter to the partner', () =>
    reminded(1, async (scene) => {
      await writes(scene, 'mei', 'Sorry, I was ill. How are you?', TURN);
      await minuteOver(scene.ctx);
      expect(await letters(scene)).toContainEqual({ body: 'Sorry, I was ill. How are you?' });
      expect(await kinds(scene, 'amina')).toContain('letter');
    }));

  test.each(['Talked', 'Hablamos', 'Parlé', 'تحدثنا'])('that is %s is contact, and no letter', (word) =>
    reminded(1, async (scene) => {
      await writes(scene, 'mei', word, TURN);
      expect(await letters(scene)).toHaveLength(1);
      expect(
        await scene.ctx.db
          .selectFrom('contact_report')
          .select('answer')
          .where('answer', 'is not', null)
          .execute(),
      ).toEqual([{ answer: 'talked' }]);
    }),
  );

  test('tells the words that answer it; BACK after the last says that one is here again', () =>
    reminded(4, async (scene) => {
      const { text, replyTo } = await mailTo(scene.ctx, 'mei@cast.example');
      const plain = text.replaceAll(/\s+/g, ' ');
      for (const word of ['TALKED if you', 'AWAY ', 'LEAVE if you', 'WRONG if', 'Reply with BACK'])
        expect(plain).toContain(word);
      expect(replyTo).toMatch(/turn\./);
      await writes(scene, 'mei', 'Back', TURN);
      expect(await letters(scene)).toHaveLength(1);
      expect((await kinds(scene, 'amina')).at(-1)).toBe('partner-reminded');
      const rests = await scene.ctx.db.selectFrom('membership').select('rests_at').execute();
      expect(rests.every(({ rests_at: at }) => at === null)).toBe(true);
    }));

  test.each(['Back', 'Yes'])(
    'that is %s after the last is noted by a mail, whose answer is a letter',
    (word) =>
      reminded(4, async (scene) => {
        await writes(scene, 'mei', word, TURN);
        const { subjects, text, replyTo } = await mailTo(scene.ctx, 'mei@cast.example');
        expect(subjects.at(-1)).toBe('Noted: you are here again');
        expect(plain(text)).toContain('We tell Amina Diallo by mail.');
        expect(plain(text)).toContain('your words go to Amina Diallo as a letter');
        expect(replyTo).toMatch(/letter\./);
        expect(await letters(scene)).toHaveLength(1);
      }),
  );

  test('that is BACK from somebody who does not rest says where they stand, and is no letter', () =>
    reminded(1, async (scene) => {
      await writes(scene, 'mei', 'Back', TURN);
      expect(await letters(scene)).toHaveLength(1);
      expect((await kinds(scene, 'mei')).at(-1)).toBe('standing');
    }));

  test('BACK to the programme brings who rests the question for it, and changes nothing before the answer', () =>
    reminded(4, async (scene) => {
      const resting = async () =>
        (await scene.ctx.db.selectFrom('membership').select('rests_at').execute()).filter(
          (one) => one.rests_at,
        ).length;
      await writes(scene, 'mei', 'Back');
      const asked = await mailTo(scene.ctx, 'mei@cast.example');
      expect(asked.subjects.at(-1)).toBe('Are you here again?');
      expect(plain(asked.text)).toContain('Reply with the one word BACK');
      expect(asked.replyTo).toMatch(/turn\./);
      expect(await resting()).toBe(1);
      await writes(scene, 'mei', 'Back', TURN);
      expect(await resting()).toBe(0);
    }));
});
