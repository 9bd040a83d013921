import { describe, expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { applied, leave } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { mails, quiet, writes } from '../../../../test/mail/quietPartners.ts';
import { roundEndsIn } from '../../../../test/roundEnds.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { declareAbsence, endAbsence, lookAfter, turnsOf } from '../index.ts';

const between = (play: (scene: PartnersScene) => Promise<void>) => quiet(play);

const takesBreak = ({ ctx, cast }: PartnersScene, reason = '') =>
  declareAbsence(ctx, { programme: cast.programme, person: cast.people.mei, until: null, reason });

const told = async (scene: PartnersScene) =>
  (await mails(scene, 'amina')).filter(({ kind }) => kind === 'partner-away');
const partnerTold = async (scene: PartnersScene) => (await told(scene)).map(({ subject }) => subject);

describe('a break without a date', () => {
  test('takes two clicks and no reason; the partner hears the sentence, and one click brings back', () =>
    between(async (scene) => {
      const { ctx, cast, pair } = scene;
      const mei = browse(ctx, cast, 'mei');
      const page = `/partnership/${pair}`;
      expect((await mei.get(page)).text).toContain(`${page}/leaving`);
      expect(withoutMarkup((await mei.get(`${page}/leaving`)).text)).toContain(
        'is taking a break and does not know yet until when',
      );
      expect((await mei.post(`${page}/leaving`, { after: 'break', reason: '' })).status).toBe(303);
      expect((await mei.get(page)).text).toContain('You are taking a break');
      expect((await told(scene))[0]!.text).toContain('is taking a break and does not know yet until when');
      expect((await mei.post(`${page}/return`)).status).toBe(303);
      expect(await partnerTold(scene)).toEqual(['陈美 is taking a break', '陈美 is back']);
      expect((await told(scene))[1]!.text).toContain('The break is over');
    }));

  test('stops the clock, pauses the partnership, and ends by itself after 120 days', () =>
    between(async (scene) => {
      const { ctx, cast, pair } = scene;
      await takesBreak(scene);
      await lookAfter(ctx);
      const state = () => ctx.db.selectFrom('partnership').select('state').executeTakeFirstOrThrow();
      expect(await state()).toEqual({ state: 'paused' });
      ctx.clock.forward(24 * 60);
      await lookAfter(ctx);
      for (const who of ['amina', 'mei'] as const)
        expect((await mails(scene, who)).filter(({ kind }) => kind === 'turn-reminder')).toEqual([]);
      const days = async () =>
        (await turnsOf(ctx, cast.programme, pair)).map((turn) => Math.floor(turn.days));
      expect(await days()).toEqual([11, 11]);
      ctx.clock.forward(24 * 62);
      expect((await turnsOf(ctx, cast.programme, pair)).map(({ backAt }) => backAt)).toEqual([null, null]);
    }));

  test('keeps its reason from the partner, whatever role they hold, and shows it to the coordinators', () =>
    between(async (scene) => {
      const { ctx, cast, pair } = scene;
      await takesBreak(scene, 'My mother is ill.');
      expect((await told(scene))[0]!.text).not.toContain('mother');
      expect((await browse(ctx, cast, 'amina').get(`/partnership/${pair}`)).text).not.toContain('mother');
      expect((await browse(ctx, cast, 'tomas').get(`/workbench/partnerships/${pair}`)).text).toContain(
        'mother',
      );
      await ctx.db
        .insertInto('role')
        .values({
          programme_id: cast.programme,
          person_id: cast.people.amina,
          role: 'director',
          granted_at: ctx.clock.now(),
        })
        .execute();
      const seen = await browse(ctx, cast, 'amina').get(`/workbench/partnerships/${pair}`);
      expect(seen.status).toBe(200);
      expect(seen.text).not.toContain('mother');
    }));

  test('lets who would rather not wait come first with another partner', () =>
    between(async (scene) => {
      await takesBreak(scene);
      await leave(scene, 'amina', { another: true });
      expect(await applied(scene, 'amina')).toMatchObject({ state: 'waiting', priority: 1 });
    }));

  test('is noted once, and a day takes its place', () =>
    between(async (scene) => {
      const { ctx, cast } = scene;
      await takesBreak(scene);
      await takesBreak(scene);
      expect(await partnerTold(scene)).toHaveLength(1);
      const who = { programme: cast.programme, person: cast.people.mei };
      await declareAbsence(ctx, { ...who, until: '2027-03-12' });
      expect(await partnerTold(scene)).toContain('陈美 is away until 12 March 2027');
      expect(await endAbsence(ctx, who)).toBe(true);
    }));
});

test('a break that would outlast the round names the day on which the round ends, and no later one', () =>
  between(async (scene) => {
    const { ctx, cast, pair } = scene;
    await takesBreak(scene);
    const read = async (at: string) =>
      withoutMarkup((await browse(ctx, cast, 'mei').get(`/partnership/${pair}${at}?lang=en`)).text);
    for (const at of ['', '/absence']) {
      await roundEndsIn(scene, 60);
      expect(await read(at)).toContain('Come back before that whenever you like.');
      expect(await read(at)).not.toContain('It ends by itself after');
      await roundEndsIn(scene, 121);
      expect(await read(at)).toContain('It ends by itself after');
    }
  }));

describe('PAUSE by mail', () => {
  test('answers the question until when, the question whether to leave, and a letter', () =>
    between(async (scene) => {
      const { ctx, cast, pair } = scene;
      const who = { programme: cast.programme, person: cast.people.mei };
      for (const to of [
        { kind: 'away', subject: 0 },
        { kind: 'leave', subject: pair },
        { kind: 'letter', subject: pair },
      ]) {
        await writes(scene, 'mei', 'Pause\n\nMei', to);
        expect(await endAbsence(ctx, who)).toBe(true);
      }
      expect(await ctx.db.selectFrom('letter').select('id').execute()).toEqual([]);
      expect((await mails(scene, 'mei')).map(({ subject }) => subject)).toContain('Noted: you take a break');
    }));
});
