import { describe, expect, test } from 'vitest';
import type { CastName } from '../../../../test/cast.ts';
import { write } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { finishMatter } from '../../matters/index.ts';
import { endAbsence, partnershipOf, silencesOf } from '../index.ts';
import { openMatters } from '../../../../test/leaving.ts';
import { DAY, ask, away, between, mailsTo, open, closeWhatIsDone } from '../../../../test/silence.ts';

const since = async ({ ctx, cast, pair }: PartnersScene, who: CastName) => {
  const own = await partnershipOf(ctx, cast.programme, cast.people[who], pair);
  return (await silencesOf(ctx, cast.programme, own!))[0];
};

describe('after asking', () => {
  test('a letter ends it, and clears the work list', () =>
    between(async (scene) => {
      scene.ctx.clock.forward(11 * DAY);
      await ask(scene, 'amina');
      scene.ctx.clock.forward(1 * DAY);
      await write(scene, 'mei', 'Here I am');
      await closeWhatIsDone(scene);
      expect(await open(scene)).toEqual([]);
      expect(await openMatters(scene)).toEqual([]);
      scene.ctx.clock.forward(8 * DAY);
      await closeWhatIsDone(scene);
      expect(await mailsTo(scene, 'amina')).toEqual([
        'silence: We ask 陈美 kindly',
        expect.stringMatching(/^letter: /),
      ]);
    }));

  test('a week without a letter makes it pressing, and whoever asked hears once that a person looks', () =>
    between(async (scene) => {
      scene.ctx.clock.forward(11 * DAY);
      await ask(scene, 'amina');
      scene.ctx.clock.forward(6 * DAY);
      await closeWhatIsDone(scene);
      expect(await openMatters(scene)).toMatchObject([{ urgency: 1 }]);
      scene.ctx.clock.forward(1 * DAY);
      await closeWhatIsDone(scene);
      await closeWhatIsDone(scene);
      expect(await openMatters(scene)).toMatchObject([{ kind: 'partner-silent', urgency: 2 }]);
      expect(await mailsTo(scene, 'amina')).toEqual([
        'silence: We ask 陈美 kindly',
        'silence: No letter from 陈美 yet: a person looks',
      ]);
      expect(await mailsTo(scene, 'mei')).toHaveLength(1);
    }));

  test('whoever asked hears ten minutes after a coordinator dealt with it', () =>
    between(async (scene) => {
      const { ctx, cast } = scene;
      ctx.clock.forward(11 * DAY);
      await ask(scene, 'amina');
      ctx.clock.forward(1);
      const { id } = await ctx.db.selectFrom('matter').select('id').executeTakeFirstOrThrow();
      await finishMatter(ctx, {
        programme: cast.programme,
        actor: { kind: 'person', id: cast.people.tomas },
        matter: id,
        scope: { kinds: ['partner-silent'], ofCountries: [], countries: [] },
      });
      await closeWhatIsDone(scene);
      expect(await mailsTo(scene, 'amina')).toHaveLength(1);
      ctx.clock.forward(0.2);
      await closeWhatIsDone(scene);
      expect(await mailsTo(scene, 'amina')).toEqual([
        'silence: We ask 陈美 kindly',
        'silence: You asked after 陈美',
      ]);
      expect(await open(scene)).toEqual([]);
    }));

  test('who is away by then is not waited for: whoever asked hears until when', () =>
    between(async (scene) => {
      scene.ctx.clock.forward(11 * DAY);
      await ask(scene, 'amina');
      await away(scene, 'mei', '2027-03-01');
      await closeWhatIsDone(scene);
      expect(await open(scene)).toEqual([]);
      expect(await openMatters(scene)).toEqual([]);
      expect(await mailsTo(scene, 'amina')).toEqual([
        'silence: We ask 陈美 kindly',
        'partner-away: 陈美 is away until 1 March 2027',
      ]);
    }));
});

describe('an absence', () => {
  test('is told to the partner, keeps questions away, and ends by itself', () =>
    between(async (scene) => {
      const { ctx } = scene;
      ctx.clock.forward(8 * DAY);
      expect(await away(scene, 'mei', '2027-03-01')).toEqual({ ok: true, until: '2027-03-01' });
      expect(await away(scene, 'mei', '2027-03-01')).toEqual({ ok: true, until: '2027-03-01' });
      expect(await mailsTo(scene, 'amina')).toEqual(['partner-away: 陈美 is away until 1 March 2027']);
      ctx.clock.forward(5 * DAY);
      expect(await ask(scene, 'amina')).toEqual({ ok: false, reason: 'away' });
      // The first of March ends in Shanghai at 16:00 UTC.
      ctx.clock.set('2027-03-01T15:59:00Z');
      expect((await since(scene, 'amina'))?.away).toMatchObject({ until: '2027-03-01' });
      ctx.clock.set('2027-03-01T16:00:00Z');
      expect(await since(scene, 'amina')).toMatchObject({
        away: null,
        since: new Date('2027-03-01T16:00:00Z'),
        from: new Date('2027-03-11T16:00:00Z'),
      });
      expect(await mailsTo(scene, 'amina')).toHaveLength(1);
    }));

  test('is taken back, and the partner hears that they are here', () =>
    between(async (scene) => {
      const { ctx, cast } = scene;
      const mei = { programme: cast.programme, person: cast.people.mei };
      await away(scene, 'mei', '2027-03-01');
      ctx.clock.forward(1);
      expect(await endAbsence(ctx, mei)).toBe(true);
      expect(await endAbsence(ctx, mei)).toBe(false);
      expect(await mailsTo(scene, 'amina')).toEqual([
        'partner-away: 陈美 is away until 1 March 2027',
        'partner-away: 陈美 is back',
      ]);
    }));

  test.each([
    ['2027-02-11', 'past'],
    ['2027-06-13', 'too-far'],
    ['2027-02-30', 'bad-day'],
    ['soon', 'bad-day'],
  ])('until %s is refused: %s', (until, reason) =>
    between(async (scene) => {
      expect(await away(scene, 'amina', until)).toEqual({ ok: false, reason });
      expect(await mailsTo(scene, 'mei')).toEqual([]);
    }),
  );
});
