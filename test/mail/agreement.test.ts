import { describe, expect, test } from 'vitest';
import { acceptedBy, proposal } from '../agreements.ts';
import { mailTo } from '../mailTo.ts';
import { leave } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { kinds, letters, messages, plain, quiet, writes } from './quietPartners.ts';

const propose = async ({ ctx, cast, pair }: PartnersScene, howOften?: string) => {
  const own = { programme: cast.programme, person: cast.people.amina, partnership: pair };
  return { kind: 'agreement', subject: await proposal(ctx, own, howOften) };
};

const accepted = ({ ctx, cast }: PartnersScene) => acceptedBy(ctx, cast.people.mei);

describe('the mail about a proposal', () => {
  test('says what is proposed, tells its word, and leads to a button', () =>
    quiet(async (scene) => {
      await propose(scene);
      const { text, replyTo } = await mailTo(scene.ctx, 'mei@cast.example');
      for (const words of [
        'How often: Every week',
        'By what means: video calls',
        'with one word alone: AGREED.',
      ])
        expect(plain(text)).toContain(words);
      expect(text).toMatch(/\/l\//);
      expect(replyTo).toMatch(/agreement\./);
    }));

  test.each([
    'Agreed',
    'AGREED.\n\nMei',
    'De acuerdo',
    'DE ACUERDO, gracias',
    'D’accord',
    "D'ACCORD",
    'اتفقنا',
    'Yes',
    'I agree',
    '好的',
  ])('is accepted by %j', (words) =>
    quiet(async (scene) => {
      const to = await propose(scene);
      await writes(scene, 'mei', words, to);
      expect(await accepted(scene)).toEqual([to.subject]);
      expect([await letters(scene), await messages(scene)]).toEqual([[], []]);
      expect(await kinds(scene, 'amina')).toEqual(['agreement-accepted']);
    }),
  );

  test.each(['Could we begin in March?', 'No', 'I cannot agreed to that'])(
    'answered otherwise is a letter: %j',
    (words) =>
      quiet(async (scene) => {
        await writes(scene, 'mei', words, await propose(scene));
        expect(await letters(scene)).toEqual([{ body: words }]);
        expect(await accepted(scene)).toEqual([]);
        expect(await kinds(scene, 'mei')).toEqual(['agreement-proposed']);
      }),
  );

  test('answered by a yes and more is a letter, and asked once more', () =>
    quiet(async (scene) => {
      const words = 'Agreed, but not on Mondays, please.';
      await writes(scene, 'mei', words, await propose(scene));
      expect(await letters(scene)).toEqual([{ body: words }]);
      expect(await accepted(scene)).toEqual([]);
      expect(await kinds(scene, 'mei')).toEqual(['agreement-proposed', 'agreement-proposed']);
      const { text } = await mailTo(scene.ctx, 'mei@cast.example');
      expect(plain(text)).toContain('as a letter. Do you also agree to this?');
    }));

  test('that was replaced meanwhile is not accepted: the present one is sent', () =>
    quiet(async (scene) => {
      const before = await propose(scene);
      const now = await propose(scene, 'monthly');
      await writes(scene, 'mei', 'Agreed', before);
      expect(await accepted(scene)).toEqual([]);
      const { text } = await mailTo(scene.ctx, 'mei@cast.example');
      expect(plain(text)).toContain('Every month');
      await writes(scene, 'mei', 'Agreed', now);
      expect(await accepted(scene)).toEqual([now.subject]);
    }));

  test('answered when the partnership is over is read by people', () =>
    quiet(async (scene) => {
      const to = await propose(scene);
      await leave(scene, 'amina');
      await writes(scene, 'mei', 'Agreed', to);
      expect([await accepted(scene), await messages(scene)]).toEqual([[], ['Agreed']]);
    }));
});

const TO = { kind: 'introduce' };
const versions = ({ ctx }: PartnersScene) =>
  ctx.db.selectFrom('agreement').select(['how_often', 'means', 'language']).orderBy('version').execute();

describe('the introduction', () => {
  test('suggests how to keep in touch; two who answer it with the word have agreed', () =>
    quiet(async (scene) => {
      await writes(scene, 'amina', 'Agreed', TO);
      expect(await versions(scene)).toEqual([
        { how_often: 'fortnightly', means: ['letters'], language: 'en' },
      ]);
      expect(await kinds(scene, 'mei')).toEqual(['agreement-proposed']);
      await writes(scene, 'mei', 'Agreed', TO);
      expect((await versions(scene)).length).toBe(1);
      expect(await kinds(scene, 'amina')).toEqual(['agreement-accepted']);
      await writes(scene, 'mei', 'Agreed', TO);
      expect([await letters(scene), await messages(scene)]).toEqual([[], []]);
    }));

  test('answered with the word where the partner proposed something else asks about that', () =>
    quiet(async (scene) => {
      await propose(scene);
      await writes(scene, 'mei', 'Agreed', TO);
      expect(await accepted(scene)).toEqual([]);
      expect(await kinds(scene, 'mei')).toEqual(['agreement-proposed', 'agreement-proposed']);
    }));

  test.each(['Hello, I am Mei', 'Yes'])('answered otherwise is a letter: %j', (words) =>
    quiet(async (scene) => {
      await writes(scene, 'mei', words, TO);
      expect([await letters(scene), await versions(scene)]).toEqual([[{ body: words }], []]);
    }),
  );
});
