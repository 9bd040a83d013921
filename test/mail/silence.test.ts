import { describe, expect, test } from 'vitest';
import { closeSilences } from '../../src/rooms/partnerships/index.ts';
import { linkToken } from '../../src/rooms/people/index.ts';
import { browse } from '../browse.ts';
import { mailTo } from '../mailTo.ts';
import { minuteOver } from '../minuteOver.ts';
import { withPartners } from '../partners.ts';
import { kinds, letters, mails, messages, quiet, writes } from './quietPartners.ts';

describe('a partner who does not answer', () => {
  test.each([[undefined], [{ kind: 'letter' }]])(
    'SILENT to %j brings a question; a yes to it asks after them',
    (to) =>
      quiet(async (scene) => {
        await writes(scene, 'amina', 'Silent', to);
        expect(await kinds(scene, 'amina')).toEqual(['silence-question']);
        expect(await kinds(scene, 'mei')).toEqual([]);
        expect(await letters(scene)).toEqual([]);
        await writes(scene, 'amina', 'Yes please', { kind: 'silence' });
        expect(await kinds(scene, 'amina')).toEqual(['silence-question', 'silence']);
        expect(await kinds(scene, 'mei')).toEqual(['partner-waits']);
      }),
  );

  test('before the ten days are over the answer says from when', () =>
    withPartners(['amina', 'mei'], async (scene) => {
      await scene.ctx.db.updateTable('person').set({ locale: 'en' }).execute();
      scene.ctx.clock.forward(4 * 24);
      await writes(scene, 'amina', 'My partner does not answer');
      const [early] = await mails(scene, 'amina');
      expect(early).toMatchObject({ kind: 'silence-question', subject: 'About 陈美' });
      expect(early?.text).toContain('22 February');
      await writes(scene, 'amina', 'Yes', { kind: 'silence' });
      expect(await kinds(scene, 'mei')).toEqual([]);
    }));

  test('an answer that says more asks back and is read, and a link does the same as the word', () =>
    quiet(async (scene) => {
      const { ctx, cast, pair } = scene;
      await writes(scene, 'amina', 'Yes, but do not tell her', { kind: 'silence' });
      expect(await kinds(scene, 'amina')).toEqual(['answer-unclear']);
      expect(await messages(scene)).toEqual(['Yes, but do not tell her']);
      expect(await kinds(scene, 'mei')).toEqual([]);
      const token = await linkToken(ctx, {
        programme: cast.programme,
        person: cast.people.amina,
        purpose: 'answer',
        subject: `silence.${pair}.yes`,
      });
      const browser = browse(ctx, cast);
      expect((await browser.get(`/l/${token}?lang=en`)).text).toContain('should we ask after your partner');
      expect(await kinds(scene, 'mei')).toEqual([]);
      await browser.post(`/l/${token}`, {});
      expect(await kinds(scene, 'mei')).toEqual(['partner-waits']);
    }));

  test('the mail that introduces partners tells both words', () =>
    quiet(async ({ ctx, cast, pair }) => {
      const mail = { programme: cast.programme, person: cast.people.mei, data: { partnership: pair } };
      await ctx.mailer.queue(ctx, [{ ...mail, kind: 'introduction', occasion: `partnership:${pair}` }]);
      const { text } = await mailTo(ctx, 'mei@cast.example');
      for (const words of ['Reply with AWAY and the last day', 'reply with SILENT'])
        expect(text).toContain(words);
    }));

  test('the kind mail tells the words that answer it, and its answers go to the partner', () =>
    quiet(async (scene) => {
      await writes(scene, 'amina', 'Yes', { kind: 'silence' });
      const { text, replyTo } = await mailTo(scene.ctx, 'mei@cast.example');
      for (const words of ['Reply with AWAY and the last day', '“AWAY 9 March 2027”', 'the one word LEAVE'])
        expect(text).toContain(words);
      expect(text.replaceAll(/\s+/g, ' ')).toContain('reply with the one word WRONG');
      expect(replyTo).toMatch(/letter\./);
    }));

  test('the answer to the kind mail is a letter, and ends it', () =>
    quiet(async (scene) => {
      await writes(scene, 'amina', 'Yes', { kind: 'silence' });
      scene.ctx.clock.forward(1);
      await writes(scene, 'mei', 'Sorry, I was ill. How are you?', { kind: 'letter' });
      await minuteOver(scene.ctx);
      expect(await letters(scene)).toEqual([{ body: 'Sorry, I was ill. How are you?' }]);
      await closeSilences(scene.ctx);
      expect(
        await scene.ctx.db.selectFrom('silence').select('id').where('closed_at', 'is', null).execute(),
      ).toEqual([]);
    }));
});
