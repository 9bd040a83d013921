import { describe, expect, test } from 'vitest';
import { browse } from '../browse.ts';
import { mailsOf } from '../again.ts';
import type { RoundScene } from '../onStage.ts';
import { onTheDay, states } from '../publishing.ts';
import { askToJoin, pairAndOne, withAccounts } from '../trio.ts';
import { withoutMarkup } from '../withoutMarkup.ts';
import { answerAt, comesIn } from './incoming.ts';
import { LOCALES, catalogueOf } from '../../src/i18n/locales.ts';
import { declareAbsence } from '../../src/rooms/partnerships/index.ts';
import { linkToken } from '../../src/rooms/people/index.ts';

const words = (text: string): string => withoutMarkup(text);

const questions = ({ ctx }: RoundScene) =>
  ctx.db.selectFrom('trio_question').select(['id', 'outcome']).orderBy('id').execute();

/** A pair, somebody who asked to join them, and the question. */
const asked = (
  play: (scene: RoundScene, three: Awaited<ReturnType<typeof pairAndOne>>, question: number) => Promise<void>,
) =>
  onTheDay(async (scene) => {
    const three = await pairAndOne(scene);
    const done = await askToJoin(scene, three.third);
    if (!done.ok) throw new Error(done.reason);
    await play(scene, three, done.question);
  });

/** One of them answers a mail about something. */
async function answers(
  { ctx, programme }: RoundScene,
  person: number,
  about: { kind: string; subject: number },
  text: string,
) {
  const { address } = await ctx.db
    .selectFrom('person')
    .select('address')
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  return comesIn(ctx, { from: address!, to: answerAt(ctx, { programme, person, ...about }), text });
}

/** The link of the mailed question by which one of them says yes or no. */
const linkOf = async (
  { ctx, programme }: RoundScene,
  person: number,
  question: number,
  said: 'yes' | 'no',
): Promise<string> =>
  `/l/${await linkToken(ctx, { programme, person, purpose: 'answer', subject: `trio.${question}.${said}` })}`;

describe('who waits asks to join a pair', () => {
  test('by a button of their pages, which then say until when the two can answer; nobody else asks for them', () =>
    onTheDay(async (scene) => {
      const three = await pairAndOne(scene);
      const cast = await withAccounts(scene, three);
      const luca = browse(scene.ctx, cast, 'luca');
      const path = `/applications/${three.third.application}/waiting`;
      expect((await browse(scene.ctx, cast, 'amina').post(path, { choice: 'trio' })).status).toBe(404);
      expect((await browse(scene.ctx, cast, 'tomas').post(path, { choice: 'trio' })).status).toBe(404);
      expect(await questions(scene)).toEqual([]);
      const page = (await luca.get('/status?lang=en')).text;
      expect(page).toContain(`action="/p/far-shelves${path}"`);
      expect(words(page)).toContain('Ask two others whether I may join them as a third');
      expect((await luca.post(path, { choice: 'trio' })).status).toBe(303);
      expect(words((await luca.get('/status')).text)).toContain('We have asked a pair.');
      for (const where of ['/status', '/partnership']) {
        const after = words((await luca.get(where)).text);
        expect(after).toContain('We have asked two others whether you may join them.');
        expect(after).not.toContain('Ask two others whether I may join');
      }
      await luca.post(path, { choice: 'trio' });
      expect(await questions(scene)).toHaveLength(1);
    }));

  test.each(LOCALES)('by the word that the mail tells in %s', (locale) =>
    onTheDay(async (scene) => {
      const { third } = await pairAndOne(scene);
      const word = catalogueOf(locale)['mail.by-mail.word.trio']!;
      const to = { kind: 'again', subject: third.application };
      expect(await answers(scene, third.person, to, word)).toMatchObject({ kind: 'again' });
      expect(await mailsOf(scene, 'trio-question')).toHaveLength(2);
      expect(await mailsOf(scene, 'standing')).toEqual([{ person_id: third.person }]);
    }),
  );

  test('the mail that answers the word says that two were asked, or that no pair fits; that of WAIT that they would rather wait', () =>
    onTheDay(async (scene) => {
      const { ctx } = scene;
      const { third } = await pairAndOne(scene);
      const to = { kind: 'again', subject: third.application };
      const standing = async (word: string): Promise<string> => {
        await answers(scene, third.person, to, word);
        const last = await ctx.db
          .selectFrom('outbox')
          .select('text')
          .where('kind', '=', 'standing')
          .orderBy('id', 'desc')
          .executeTakeFirstOrThrow();
        return last.text.replaceAll(/\s+/g, ' ');
      };
      expect(await standing('Trio')).toContain('We have asked two others whether you may join them.');
      await ctx.db
        .updateTable('trio_question')
        .set({ closed_at: ctx.clock.now(), outcome: 'declined' })
        .execute();
      const nobody = await standing('Trio');
      expect(nobody).toContain('There is no pair now that you fit by all rules.');
      expect(nobody).not.toContain('We have asked two others');
      expect(await standing('Wait')).toContain('You said that you would rather wait.');
      await declareAbsence(ctx, { programme: scene.programme, person: third.person, until: null });
      const away = await standing('Trio');
      expect(away).not.toContain('There is no pair now');
      expect(away).toContain('You are on a break.');
      expect(await questions(scene)).toHaveLength(1);
    }));
});

describe('the two who are asked answer', () => {
  test('by the links of their mail, which do nothing until the button is pressed', () =>
    asked(async (scene, { first, second, third }, question) => {
      const visitor = () => browse(scene.ctx, scene.cast);
      const yes = await linkOf(scene, first.person, question, 'yes');
      const alsoYes = await linkOf(scene, second.person, question, 'yes');
      const no = await linkOf(scene, second.person, question, 'no');
      for (const link of [yes, alsoYes, no]) expect((await visitor().get(link)).status).toBe(200);
      expect(await scene.ctx.db.selectFrom('trio_answer').selectAll().execute()).toEqual([]);
      const after = async (link: string): Promise<string> => {
        const one = visitor();
        const { status, location } = await one.post(link);
        expect(status).toBe(303);
        return words((await one.get(location)).text);
      };
      expect(await after(yes)).toContain('They join once both of you have said yes.');
      expect((await states(scene))[third.application]).toBe('waiting');
      scene.ctx.clock.forward(1);
      expect(await after(alsoYes)).toContain('You are three now.');
      expect((await states(scene))[third.application]).toBe('matched');
      expect(await after(no)).toContain('the question is settled');
      expect(await questions(scene)).toMatchObject([{ outcome: 'joined' }]);
    }));

  test.each([
    ['Yes', 'Sí'],
    ['Oui, merci', 'نعم'],
  ])('by mails that say %s and %s', (one, other) =>
    asked(async (scene, { first, second, third }, subject) => {
      const to = { kind: 'trio', subject };
      expect(await answers(scene, first.person, to, one)).toMatchObject({ kind: 'trio' });
      expect((await states(scene))[third.application]).toBe('waiting');
      scene.ctx.clock.forward(1);
      await answers(scene, second.person, to, other);
      expect((await states(scene))[third.application]).toBe('matched');
      expect(await mailsOf(scene, 'trio-joined')).toHaveLength(2);
    }),
  );

  test('a lone yes by mail is noted, and becomes a no by answering that; a no is noted as well', () =>
    asked(async (scene, { first, second }, subject) => {
      const to = { kind: 'trio', subject };
      const noted = async () => {
        const mails = scene.ctx.db.selectFrom('outbox').select(['person_id', 'text']);
        return (await mails.where('kind', '=', 'trio-noted').orderBy('id').execute()).map((mail) => ({
          person_id: mail.person_id,
          text: mail.text?.replaceAll(/\s+/g, ' '),
        }));
      };
      await answers(scene, first.person, to, 'Yes');
      expect(await noted()).toMatchObject([
        { person_id: first.person, text: expect.stringContaining('somebody (China) may join you and') },
      ]);
      await answers(scene, first.person, to, 'No');
      expect(await noted()).toMatchObject([
        { person_id: first.person },
        { person_id: first.person, text: expect.stringContaining('Nobody learns who said no.') },
      ]);
      await answers(scene, second.person, to, 'Yes');
      expect(await noted()).toHaveLength(2);
      expect(await questions(scene)).toMatchObject([{ outcome: 'declined' }]);
    }));

  test('a mail that says more than yes or no is asked back, and answers nothing', () =>
    asked(async (scene, { first }, subject) => {
      await answers(scene, first.person, { kind: 'trio', subject }, 'Who is it, and would we still write?');
      expect(await mailsOf(scene, 'answer-unclear')).toEqual([{ person_id: first.person }]);
      expect(await scene.ctx.db.selectFrom('trio_answer').selectAll().execute()).toEqual([]);
    }));

  test('somebody else can answer neither by mail nor by a link', () =>
    asked(async (scene, { third }, subject) => {
      await answers(scene, third.person, { kind: 'trio', subject }, 'Yes');
      await browse(scene.ctx, scene.cast).post(await linkOf(scene, third.person, subject, 'yes'));
      expect(await scene.ctx.db.selectFrom('trio_answer').selectAll().execute()).toEqual([]);
    }));

  test.each(['No', 'No, gracias', 'Non', 'لا'])(
    '%s by mail keeps them two, and nobody learns whose it was',
    (no) =>
      asked(async (scene, three, subject) => {
        const { first, second, third, partnership } = three;
        const { ctx } = scene;
        const to = { kind: 'trio', subject };
        await answers(scene, first.person, to, 'Yes');
        const before = await mailsOf(scene, 'trio-question');
        await answers(scene, second.person, to, no);
        expect(await questions(scene)).toMatchObject([{ outcome: 'declined' }]);
        expect(await mailsOf(scene, 'trio-question')).toEqual(before);
        expect(await mailsOf(scene, 'trio-declined')).toEqual([{ person_id: third.person }]);
        const cast = await withAccounts(scene, three);
        const page = async (who: 'amina' | 'mei' | 'luca' | 'tomas', path: string): Promise<string> =>
          words((await browse(ctx, cast, who).get(`${path}?lang=en`)).text);
        // The page of the member who said yes looks like that of the member who said no, with the other's name.
        const own = `/partnership/${partnership}`;
        for (const who of ['amina', 'mei'] as const) expect(await page(who, own)).not.toContain('China');
        for (const path of ['/status', '/partnership'])
          expect(await page('luca', path)).not.toMatch(/Person [01]/);
        expect(await page('tomas', `/workbench/partnerships/${partnership}`)).not.toMatch(/stay two|said no/);
        const told = await ctx.db
          .selectFrom('event')
          .select('actor_id')
          .where('kind', 'like', 'trio-%')
          .execute();
        expect(told).toEqual([{ actor_id: third.person }]);
      }),
  );
});
