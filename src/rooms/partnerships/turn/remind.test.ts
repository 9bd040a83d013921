import { describe, expect, test } from 'vitest';
import { defaultForm } from '../../../../sample/form.ts';
import type { CastName } from '../../../../test/cast.ts';
import { openMatters } from '../../../../test/leaving.ts';
import { applied, leave, write } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { DAY, ask, away, between, mailsTo, pass } from '../../../../test/silence.ts';
import { json } from '../../../db/json.ts';
import { unsubscribe } from '../../preferences/index.ts';
import { loadForm } from '../../programmes/index.ts';
import { comeBackHere, lookAfter, remindNow, reportContact } from '../index.ts';
import { readReminderDays } from './steps.ts';

const ABOUT_TURNS = /^(?:turn-reminder|partner-reminded|partner-waits|contact-question)/;
const kindsTo = async (scene: PartnersScene, who: CastName) =>
  (await mailsTo(scene, who)).filter((mail) => ABOUT_TURNS.test(mail)).map((mail) => mail.split(':')[0]);
const reminders = async (scene: PartnersScene, who: CastName) =>
  (await kindsTo(scene, who)).filter((kind) => kind === 'turn-reminder').length;

const state = async ({ ctx, pair }: PartnersScene) =>
  (await ctx.db.selectFrom('partnership').select('state').where('id', '=', pair).executeTakeFirstOrThrow())
    .state;
const suggested = async ({ ctx }: PartnersScene) =>
  (
    await ctx.db
      .selectFrom('matter')
      .select(['data', 'urgency'])
      .where('kind', '=', 'pair-silent')
      .where('closed_at', 'is', null)
      .execute()
  ).map(({ data, urgency }) => [(data as { suggests: string }).suggests, urgency]);

describe('reminders', () => {
  test('go to whose turn it is after 7, 14 and 21 days, then ask once more, and no more after that', () =>
    between(async (scene) => {
      await write(scene, 'amina', 'Hello');
      const at: number[] = [];
      for (let day = 1; day <= 45; day += 1) {
        const before = await reminders(scene, 'mei');
        await pass(scene, 1);
        if ((await reminders(scene, 'mei')) > before) at.push(day);
      }
      expect(at).toEqual([7, 14, 21, 28]);
      expect(await reminders(scene, 'amina')).toBe(0);
      expect((await mailsTo(scene, 'mei')).filter((mail) => mail.startsWith('turn-reminder'))).toEqual([
        'turn-reminder: A few lines for Amina Diallo?',
        'turn-reminder: Amina Diallo would still be glad of a few lines',
        'turn-reminder: A last reminder to write to Amina Diallo',
        'turn-reminder: Are you still there? Amina Diallo would like to hear from you',
      ]);
    }));

  test('who waits hears of the first and of the last, and that they need not wait', () =>
    between(async (scene) => {
      await write(scene, 'amina', 'Hello');
      await pass(scene, 30);
      expect((await mailsTo(scene, 'amina')).filter((mail) => mail.startsWith('partner-reminded'))).toEqual([
        'partner-reminded: We have reminded 陈美',
        'partner-reminded: You need not wait for 陈美',
      ]);
    }));

  test('where nobody wrote, go to both, and then both rest', () =>
    between(async (scene) => {
      await pass(scene, 35);
      expect([await reminders(scene, 'amina'), await reminders(scene, 'mei')]).toEqual([4, 4]);
      const rests = await scene.ctx.db.selectFrom('membership').select('rests_at').execute();
      expect(rests.filter(({ rests_at: at }) => at !== null)).toHaveLength(2);
      expect(await suggested(scene)).toEqual([['close', 2]]);
    }));

  test('go to nobody who wrote, or who talked elsewhere', () =>
    between(async (scene) => {
      const { ctx, cast, pair } = scene;
      await pass(scene, 3);
      await write(scene, 'amina', 'Hello');
      await pass(scene, 3);
      await write(scene, 'mei', 'Hello you');
      await pass(scene, 5);
      const told = { programme: cast.programme, person: cast.people.amina, partnership: pair };
      await reportContact(ctx, { ...told, answer: 'talked' });
      await pass(scene, 20);
      expect([await reminders(scene, 'amina'), await reminders(scene, 'mei')]).toEqual([0, 0]);
      await pass(scene, 2);
      expect([await reminders(scene, 'amina'), await reminders(scene, 'mei')]).toEqual([1, 1]);
    }));

  test('wait while somebody is away, who writes or who waits, and the clock stops', () =>
    between(async (scene) => {
      await write(scene, 'amina', 'Hello');
      await pass(scene, 5);
      await away(scene, 'mei', '2027-02-26');
      await pass(scene, 9);
      expect(await state(scene)).toBe('paused');
      expect(await reminders(scene, 'mei')).toBe(0);
      await pass(scene, 4);
      expect(await state(scene)).toBe('active');
      expect(await reminders(scene, 'mei')).toBe(1);
    }));

  test('an absence told in the application begins on its day, and is told to the partner', () =>
    between(async (scene) => {
      await answerAbsences(scene);
      await lookAfter(scene.ctx);
      expect(await mailsTo(scene, 'amina')).toEqual([]);
      await pass(scene, 3);
      expect(await mailsTo(scene, 'amina')).toEqual(['partner-away: 陈美 is away until 20 February 2027']);
      await pass(scene, 3);
      expect(await mailsTo(scene, 'amina')).toHaveLength(1);
    }));

  test('an absence told in the application stops the clock also when it is longer than one said later may be', () =>
    between(async (scene) => {
      await answerAbsences(scene, '2027-07-31');
      await pass(scene, 30);
      expect(await mailsTo(scene, 'amina')).toContain('partner-away: 陈美 is away until 31 July 2027');
      expect(await reminders(scene, 'mei')).toBe(0);
    }));

  test('are stopped by who wants none; who waits is told all the same that they need not', () =>
    between(async (scene) => {
      const { ctx, cast } = scene;
      await unsubscribe(ctx, { programme: cast.programme, person: cast.people.mei, category: 'reminders' });
      await write(scene, 'amina', 'Hello');
      await pass(scene, 30);
      expect(await reminders(scene, 'mei')).toBe(0);
      expect((await mailsTo(scene, 'amina')).filter((mail) => mail.startsWith('partner-reminded'))).toEqual([
        'partner-reminded: You need not wait for 陈美',
      ]);
    }));

  test('asking after a partner is the next of them, and nobody gets two mails of it in a day', () =>
    between(async (scene) => {
      await write(scene, 'amina', 'Hello');
      await pass(scene, 13);
      await ask(scene, 'amina');
      await pass(scene, 7);
      expect(await kindsTo(scene, 'mei')).toEqual(['turn-reminder', 'partner-waits']);
      await pass(scene, 1);
      expect(await kindsTo(scene, 'mei')).toEqual(['turn-reminder', 'partner-waits', 'turn-reminder']);
    }));

  test('on the day of one, asking brings no other mail', () =>
    between(async (scene) => {
      await write(scene, 'amina', 'Hello');
      await pass(scene, 14);
      scene.ctx.clock.forward(2);
      await ask(scene, 'amina');
      expect((await kindsTo(scene, 'mei')).filter((kind) => kind === 'partner-waits')).toEqual([]);
    }));

  test('come on the days that the programme chose', () =>
    between(async (scene) => {
      await scene.ctx.db
        .updateTable('programme')
        .set({ reminder_days: [4, 9] })
        .execute();
      await write(scene, 'amina', 'Hello');
      await pass(scene, 8);
      expect(await reminders(scene, 'mei')).toBe(1);
      await pass(scene, 1);
      expect(await reminders(scene, 'mei')).toBe(2);
      await pass(scene, 7);
      expect(await reminders(scene, 'mei')).toBe(3);
    }));

  test('after the program stood still come one after the other, not at once', () =>
    between(async (scene) => {
      await write(scene, 'amina', 'Hello');
      scene.ctx.clock.forward(40 * DAY);
      await lookAfter(scene.ctx);
      await pass(scene, 5);
      expect(await reminders(scene, 'mei')).toBe(1);
      await pass(scene, 1);
      expect(await reminders(scene, 'mei')).toBe(2);
    }));
});

describe('a silent pair', () => {
  test('is quiet from the second reminder on, on the work list with what may help, and off it with a letter', () =>
    between(async (scene) => {
      await write(scene, 'amina', 'Hello');
      await pass(scene, 13);
      expect([await state(scene), await suggested(scene)]).toEqual(['active', []]);
      await pass(scene, 1);
      expect([await state(scene), await suggested(scene)]).toEqual(['quiet', [['remind', 0]]]);
      await pass(scene, 7);
      expect(await suggested(scene)).toEqual([['write', 1]]);
      await pass(scene, 7);
      expect(await suggested(scene)).toEqual([['another', 2]]);
      await write(scene, 'mei', 'Here I am');
      await lookAfter(scene.ctx);
      expect([await state(scene), await openMatters(scene)]).toEqual(['active', []]);
      const { rests_at: rests } = await scene.ctx.db
        .selectFrom('membership')
        .select('rests_at')
        .where('person_id', '=', scene.cast.people.mei)
        .executeTakeFirstOrThrow();
      expect(rests).toBe(null);
    }));

  test('who leaves a silent partner for another comes first; not before the last reminder', () =>
    between(async (scene) => {
      await write(scene, 'amina', 'Hello');
      await pass(scene, 21);
      await leave(scene, 'amina', { another: true });
      expect(await applied(scene, 'amina')).toMatchObject({ state: 'waiting', priority: 1 });
    }));

  test('who leaves a partner that is not silent has no priority', () =>
    between(async (scene) => {
      await write(scene, 'amina', 'Hello');
      await pass(scene, 14);
      await leave(scene, 'amina', { another: true });
      expect(await applied(scene, 'amina')).toMatchObject({ state: 'waiting', priority: 0 });
    }));

  test('one who rests is here again with one click, and the partner hears of it; more reminders do not come', () =>
    between(async (scene) => {
      const { ctx, cast, pair } = scene;
      await write(scene, 'amina', 'Hello');
      await pass(scene, 28);
      const mei = { programme: cast.programme, person: cast.people.mei, partnership: pair };
      expect(await comeBackHere(ctx, mei)).toBe(true);
      expect(await comeBackHere(ctx, mei)).toBe(false);
      expect((await mailsTo(scene, 'amina')).at(-1)).toBe('partner-reminded: 陈美 is here again');
      await pass(scene, 10);
      expect(await reminders(scene, 'mei')).toBe(4);
    }));

  test('a volunteer sends the next reminder now, once a day at most', () =>
    between(async (scene) => {
      const { ctx, cast, pair } = scene;
      const now = {
        programme: cast.programme,
        actor: { kind: 'person', id: cast.people.tomas },
        partnership: pair,
      } as const;
      await write(scene, 'amina', 'Hello');
      await pass(scene, 5);
      expect(await remindNow(ctx, now)).toEqual({ ok: true, count: 1 });
      expect(await remindNow(ctx, now)).toEqual({ ok: true, count: 0 });
      await pass(scene, 8);
      expect(await reminders(scene, 'mei')).toBe(1);
      await pass(scene, 1);
      expect(await reminders(scene, 'mei')).toBe(2);
    }));
});

test.each([
  ['7, 14, 21', [7, 14, 21]],
  ['10', [10]],
  ['5;10 20،28', [5, 10, 20, 28]],
  ['14, 7', null],
  ['7, 8', null],
  ['7, 14, 29', null],
  ['', null],
  ['a week', null],
  ['3 6 9 12 15 18', null],
])('the days “%s” are read as %j', (text, days) => {
  expect(readReminderDays(text)).toEqual(days);
});

/** Mei said in her application that she is away from the fifteenth to the twentieth of February. */
async function answerAbsences({ ctx, cast, round }: PartnersScene, until = '2027-02-20'): Promise<void> {
  await loadForm(ctx, cast.programme, round.id, defaultForm);
  const { id: question } = await ctx.db
    .selectFrom('question')
    .select('id')
    .where('type', '=', 'absences')
    .executeTakeFirstOrThrow();
  const { id: application } = await ctx.db
    .selectFrom('application')
    .select('id')
    .where('person_id', '=', cast.people.mei)
    .where('round_id', '=', round.id)
    .executeTakeFirstOrThrow();
  await ctx.db
    .insertInto('answer')
    .values({
      programme_id: cast.programme,
      application_id: application,
      question_id: question,
      version: 1,
      value: json<unknown>([{ from: '2027-02-15', until }]),
      answered_at: ctx.clock.now(),
    })
    .execute();
}
