import { describe, expect, test } from 'vitest';
import { lookAfter } from '../../src/rooms/partnerships/index.ts';
import { browse } from '../browse.ts';
import { mailTo } from '../mailTo.ts';
import { withoutMarkup } from '../withoutMarkup.ts';
import { write } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { kinds, letters, messages, quiet, writes } from './quietPartners.ts';

const answers = ({ ctx, cast }: PartnersScene) =>
  ctx.db
    .selectFrom('contact_report')
    .select('answer')
    .where('person_id', '=', cast.people.amina)
    .where('answer', 'is not', null)
    .execute();

const CONTACT = { kind: 'contact' };

describe('the question whether two have talked', () => {
  test.each([
    ['Talked', 'talked'],
    ['NOT YET.', 'not-yet'],
    ['Hablamos', 'talked'],
    ['Todavía no', 'not-yet'],
    ['Parlé', 'talked'],
    ['Pas encore, merci', 'not-yet'],
    ['تحدثنا', 'talked'],
    ['ليس بعد', 'not-yet'],
    ['Yes', 'talked'],
    ['No', 'not-yet'],
  ])('is answered by %s', (words, answer) =>
    quiet(async (scene) => {
      await writes(scene, 'amina', words, CONTACT);
      expect(await answers(scene)).toEqual([{ answer }]);
      expect([await kinds(scene, 'mei'), await letters(scene), await messages(scene)]).toEqual([[], [], []]);
      expect(await kinds(scene, 'amina')).toEqual(['contact-noted']);
      const { text } = await mailTo(scene.ctx, 'amina@cast.example');
      expect(text).toContain(answer === 'talked' ? 'have talked.' : 'have not talked yet.');
    }),
  );

  test('says what it noted, and the other word in answer corrects it', () =>
    quiet(async (scene) => {
      await writes(scene, 'amina', 'Talked', CONTACT);
      const { text, replyTo } = await mailTo(scene.ctx, 'amina@cast.example');
      expect(text).toContain('Reply with NOT YET.');
      expect(replyTo).toMatch(/contact\./);
      await writes(scene, 'amina', 'Not yet', CONTACT);
      expect(await answers(scene)).toEqual([{ answer: 'not-yet' }]);
    }));

  test('is noted for the writer alone: no volunteer can tell that somebody answered not yet', () =>
    quiet(async (scene) => {
      // A mail of another kind, so that the story holds one.
      await writes(scene, 'amina', 'STATUS');
      await writes(scene, 'amina', 'Not yet', CONTACT);
      const tomas = browse(scene.ctx, scene.cast, 'tomas');
      const story = withoutMarkup(
        (await tomas.get(`/workbench/everybody/${scene.cast.people.amina}?lang=en`)).text,
      );
      expect(story).toContain('Mail: ');
      expect(story).not.toContain('Whether somebody has talked');
    }));

  test('tells its words, leads to three buttons, and what is wrong goes where it is always told', () =>
    quiet(async (scene) => {
      await write(scene, 'amina', 'Hello');
      scene.ctx.clock.forward(4 * 24);
      await lookAfter(scene.ctx);
      const { text, replyTo } = await mailTo(scene.ctx, 'amina@cast.example');
      expect(text.replaceAll(/\s+/g, ' ')).toContain('with one word: TALKED, NOT YET or WRONG');
      expect(replyTo).toMatch(/contact\./);
      await writes(scene, 'amina', 'Wrong', CONTACT);
      expect(await kinds(scene, 'amina')).toContain('concern-asked');
      expect(await answers(scene)).toEqual([]);
    }));

  test('that is answered by more is asked back and read by people', () =>
    quiet(async (scene) => {
      await writes(scene, 'amina', 'She never came to the call, what can I do?', CONTACT);
      expect(await kinds(scene, 'amina')).toEqual(['answer-unclear']);
      expect(await messages(scene)).toEqual(['She never came to the call, what can I do?']);
      expect(await answers(scene)).toEqual([]);
    }));

  test.each(['Wrong\n\nHe asks me for money, again and again.', 'PROBLÈME : il me demande de l’argent.'])(
    'and any other with yes or no, or a mail to the programme: what follows the word for what is wrong is for few (%s)',
    (words) =>
      quiet(async (scene) => {
        for (const kind of ['contact', 'leave', 'silence', 'away'])
          await writes(scene, 'amina', words, { kind });
        await writes(scene, 'amina', words);
        const threads = await scene.ctx.db.selectFrom('thread').select('private_at').execute();
        expect(threads.map(({ private_at: at }) => at !== null)).toEqual([true, true, true, true, true]);
        expect(await kinds(scene, 'amina')).not.toContain('answer-unclear');
        expect([await kinds(scene, 'mei'), await answers(scene)]).toEqual([[], []]);
      }),
  );
});
