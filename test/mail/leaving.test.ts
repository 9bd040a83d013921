import { describe, expect, test } from 'vitest';
import { leaveDue } from '../../src/rooms/partnerships/index.ts';
import { linkToken } from '../../src/rooms/people/index.ts';
import { browse } from '../browse.ts';
import type { CastName } from '../cast.ts';
import { mailed, withPartners, write } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { answerAt, comesIn } from './incoming.ts';

/** Answers "do you want to leave your partners?" */
const answers = ({ ctx, cast, pair }: PartnersScene, who: CastName, text: string) =>
  comesIn(ctx, {
    from: `${who}@cast.example`,
    to: answerAt(ctx, { kind: 'leave', programme: cast.programme, person: cast.people[who], subject: pair }),
    text,
  });

const mailsTo = async ({ ctx, cast }: PartnersScene, who: CastName): Promise<string[]> =>
  (
    await ctx.db
      .selectFrom('outbox')
      .select('kind')
      .where('person_id', '=', cast.people[who])
      .orderBy('id')
      .execute()
  ).map(({ kind }) => kind);

const isTogether = async ({ ctx, pair }: PartnersScene): Promise<boolean> =>
  (
    await ctx.db
      .selectFrom('membership')
      .select('left_at')
      .where('partnership_id', '=', pair)
      .where('left_at', 'is not', null)
      .execute()
  ).length === 0;

const unbroken = ({ text }: { text: string | null }): string => (text ?? '').replaceAll(/\s+/g, ' ');

const between = (play: (scene: PartnersScene) => Promise<void>) => withPartners(['amina', 'mei'], play);

test.each([
  'I do not want to leave! My partner is lovely.',
  'Of course not',
  'Yes, but not today',
  'I am available',
])('nobody leaves by %j: they are asked back, and somebody reads it', (text) =>
  between(async (scene) => {
    await answers(scene, 'amina', text);
    scene.ctx.clock.forward(2);
    await leaveDue(scene.ctx);
    expect(await isTogether(scene)).toBe(true);
    expect(await mailsTo(scene, 'amina')).toEqual(['answer-unclear']);
    expect(await mailsTo(scene, 'mei')).toEqual([]);
    expect(await scene.ctx.db.selectFrom('thread_message').select('body').execute()).toEqual([
      { body: text },
    ]);
  }),
);

describe('after a yes by mail', () => {
  test('an hour passes before one leaves, and the partner hears of it only then', () =>
    between(async (scene) => {
      await answers(scene, 'amina', 'Yes, please.\nAmina');
      expect(await mailsTo(scene, 'amina')).toEqual(['leaving-planned']);
      scene.ctx.clock.forward(0.9);
      await leaveDue(scene.ctx);
      expect(await isTogether(scene)).toBe(true);
      expect(await mailsTo(scene, 'mei')).toEqual([]);
      scene.ctx.clock.forward(0.2);
      await leaveDue(scene.ctx);
      await leaveDue(scene.ctx);
      expect(await isTogether(scene)).toBe(false);
      expect(await mailsTo(scene, 'mei')).toEqual(['partner-left']);
    }));

  test('no letter passes in that hour, on the page neither; who stays lets them go on their way', () =>
    between(async (scene) => {
      const { ctx, cast, pair } = scene;
      await answers(scene, 'amina', 'Yes');
      await write(scene, 'mei', 'Shall we talk on Friday?');
      expect(await mailsTo(scene, 'amina')).toEqual(['leaving-planned']);
      const page = `/partnership/${pair}`;
      expect((await browse(ctx, cast, 'amina').get(page)).text).not.toContain('talk on Friday');
      expect((await browse(ctx, cast, 'mei').get(page)).text).toContain('talk on Friday');
      await answers(scene, 'amina', 'no, sorry');
      expect(await mailsTo(scene, 'amina')).toContain('letter');
      expect((await browse(ctx, cast, 'amina').get(page)).text).toContain('talk on Friday');
      ctx.clock.forward(2);
      await leaveDue(ctx);
      expect(await isTogether(scene)).toBe(true);
    }));

  test('who answers more than no hears that the yes still holds, until when, and where to tell what is wrong', () =>
    between(async (scene) => {
      await answers(scene, 'amina', 'Yes');
      await answers(scene, 'amina', 'No, I would rather stay after all');
      const [back] = (await mailed(scene, 'answer-unclear')).map(unbroken);
      const [planned] = (await mailed(scene, 'leaving-planned')).map(unbroken);
      const [, date = 'no date'] =
        /vous quittez votre binôme le (.+?)\. Pour rester, répondez NON/.exec(back!) ?? [];
      expect(planned).toContain(date);
      expect(back).not.toContain('encore rien changé');
      scene.ctx.clock.forward(0.9);
      await leaveDue(scene.ctx);
      expect(await isTogether(scene)).toBe(true);
      scene.ctx.clock.forward(0.2);
      await leaveDue(scene.ctx);
      expect(await isTogether(scene)).toBe(false);
      expect(back).toContain('PROBLÈME');
    }));

  test('who has not said yes before hears nothing of one', () =>
    between(async (scene) => {
      await answers(scene, 'amina', 'No, my partner frightens me');
      const [back] = (await mailed(scene, 'answer-unclear')).map(unbroken);
      expect(back).toContain('PROBLÈME');
      expect(back).not.toContain('tient toujours');
    }));

  test('one may stay by the button of the page', () =>
    between(async (scene) => {
      const { ctx, cast, pair } = scene;
      await answers(scene, 'amina', 'Yes');
      const amina = browse(ctx, cast, 'amina');
      expect((await amina.get(`/partnership/${pair}`)).text).toContain(`/partnership/${pair}/staying`);
      await amina.post(`/partnership/${pair}/staying`);
      expect((await amina.get(`/partnership/${pair}`)).text).not.toContain(`/partnership/${pair}/staying`);
      ctx.clock.forward(2);
      await leaveDue(ctx);
      expect(await isTogether(scene)).toBe(true);
    }));

  test('a letter that waited reaches nobody who left; its author is told, and the leaver’s own goes on', () =>
    between(async (scene) => {
      await answers(scene, 'amina', 'Yes');
      await write(scene, 'mei', 'Where are you?');
      await write(scene, 'amina', 'Farewell, Mei.');
      scene.ctx.clock.forward(2);
      await leaveDue(scene.ctx);
      expect(await mailsTo(scene, 'amina')).not.toContain('letter');
      expect((await mailsTo(scene, 'mei')).toSorted()).toEqual(['letter', 'letter-trouble', 'partner-left']);
    }));
});

test('the two links of the mail that asks back do what the words do', () =>
  between(async (scene) => {
    const { ctx, cast, pair } = scene;
    await answers(scene, 'amina', 'Yes, if Mei agrees');
    const { text } = await ctx.db.selectFrom('outbox').select('text').executeTakeFirstOrThrow();
    for (const said of ['yes', 'no']) expect(text).toContain(`%%link:answer:leave.${pair}.${said}%%`);
    const press = async (said: string) => {
      const who = { programme: cast.programme, person: cast.people.amina, purpose: 'answer' } as const;
      const path = `/l/${await linkToken(ctx, { ...who, subject: `leave.${pair}.${said}` })}`;
      const browser = browse(ctx, cast);
      // Amina reads French.
      expect((await browser.get(`${path}?lang=en`)).text).toContain('do you want to leave your partnership?');
      expect(await isTogether(scene)).toBe(true);
      await browser.post(path);
      // The link answers the question and opens nothing else.
      expect(browser.cookies.has('session')).toBe(false);
    };
    await press('yes');
    expect(await mailsTo(scene, 'amina')).toContain('leaving-planned');
    await press('no');
    ctx.clock.forward(2);
    await leaveDue(ctx);
    expect(await isTogether(scene)).toBe(true);
    await press('yes');
    ctx.clock.forward(2);
    await leaveDue(ctx);
    expect(await isTogether(scene)).toBe(false);
  }));
