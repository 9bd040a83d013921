import { describe, expect, test } from 'vitest';
import type { CastName } from '../../../../test/cast.ts';
import { mailed, withPartners, write, leave } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { finishMatter } from '../../matters/index.ts';
import {
  askAfter,
  endAbsence,
  declareAbsence,
  partnershipOf,
  raiseConcern,
  settleMatters,
  settleSilences,
  silencesOf,
} from '../index.ts';

const DAY = 24;

const ask = ({ ctx, cast, pair }: PartnersScene, who: CastName) =>
  askAfter(ctx, { programme: cast.programme, person: cast.people[who], partnership: pair });
const away = ({ ctx, cast }: PartnersScene, who: CastName, until: string) =>
  declareAbsence(ctx, { programme: cast.programme, person: cast.people[who], until });
const settle = async ({ ctx }: PartnersScene) => {
  await settleSilences(ctx);
  await settleMatters(ctx);
};
const matters = ({ ctx }: PartnersScene) =>
  ctx.db
    .selectFrom('matter')
    .select(['kind', 'subject_id', 'urgency'])
    .where('closed_at', 'is', null)
    .execute();
const mailsTo = async ({ ctx, cast }: PartnersScene, who: CastName): Promise<string[]> =>
  (
    await ctx.db
      .selectFrom('outbox')
      .select(['kind', 'subject'])
      .where('person_id', '=', cast.people[who])
      .orderBy('id')
      .execute()
  ).map(({ kind, subject }) => `${kind}: ${subject}`.replaceAll(/[\u2068\u2069]/g, ''));
const open = ({ ctx }: PartnersScene) =>
  ctx.db.selectFrom('silence').select('id').where('closed_at', 'is', null).execute();
const since = async ({ ctx, cast, pair }: PartnersScene, who: CastName) => {
  const own = await partnershipOf(ctx, cast.programme, cast.people[who], pair);
  return (await silencesOf(ctx, cast.programme, own!))[0];
};
/** Amina and Mei, introduced just now; both read English here. */
const between = (play: (scene: PartnersScene) => Promise<void>) =>
  withPartners(['amina', 'mei'], async (scene) => {
    await scene.ctx.db.updateTable('person').set({ locale: 'en' }).execute();
    await play(scene);
  });

describe('asking after a partner', () => {
  test('waits for ten days without a letter, and a letter begins them anew', () =>
    between(async (scene) => {
      scene.ctx.clock.forward(9 * DAY);
      expect(await ask(scene, 'amina')).toEqual({ ok: false, reason: 'early' });
      await write(scene, 'mei', 'Hello');
      scene.ctx.clock.forward(9 * DAY);
      expect(await ask(scene, 'amina')).toEqual({ ok: false, reason: 'early' });
      expect(await mailsTo(scene, 'mei')).toEqual([]);
      scene.ctx.clock.forward(1 * DAY);
      expect(await ask(scene, 'amina')).toMatchObject({ ok: true, about: [scene.cast.people.mei] });
    }));

  test('mails the partner kindly, whoever asked what happens when, and opens a matter', () =>
    between(async (scene) => {
      const { ctx, cast, pair } = scene;
      await write(scene, 'amina', 'A secret of mine');
      scene.ctx.clock.forward(11 * DAY);
      const asked = await ask(scene, 'amina');
      expect(asked).toEqual({
        ok: true,
        about: [cast.people.mei],
        dueAt: new Date(ctx.clock.now().getTime() + 7 * 86_400_000),
      });
      const [nudge] = await mailed(scene, 'partner-waits');
      expect(nudge?.person_id).toBe(cast.people.mei);
      expect(nudge?.text).not.toContain('secret');
      for (const way of [
        'nobody holds it against you',
        'you can say until',
        'with two',
        'Something is wrong',
      ])
        expect(nudge?.text).toContain(way);
      const [told] = await mailed(scene, 'silence');
      expect(told?.person_id).toBe(cast.people.amina);
      // Asked on 23 February: a week later, where Amina lives.
      expect(told?.text.replaceAll(/\s+/g, ' ')).toContain('Tuesday 2 March');
      expect(await matters(scene)).toEqual([{ kind: 'partner-silent', subject_id: pair, urgency: 1 }]);
    }));

  test('is not done twice: neither while it goes on, nor within ten days', () =>
    between(async (scene) => {
      scene.ctx.clock.forward(11 * DAY);
      await ask(scene, 'amina');
      expect(await ask(scene, 'amina')).toEqual({ ok: false, reason: 'asked' });
      await away(scene, 'mei', '2027-02-24');
      await settle(scene);
      await endAbsence(scene.ctx, { programme: scene.cast.programme, person: scene.cast.people.mei });
      scene.ctx.clock.forward(9 * DAY);
      expect(await ask(scene, 'amina')).toEqual({ ok: false, reason: 'early' });
      expect(await mailed(scene, 'partner-waits')).toHaveLength(1);
    }));

  test('is for members alone, and over with the partnership', () =>
    between(async (scene) => {
      scene.ctx.clock.forward(11 * DAY);
      expect(await ask(scene, 'nils')).toEqual({ ok: false, reason: 'unknown' });
      await ask(scene, 'amina');
      await leave(scene, 'mei');
      await settle(scene);
      expect(await open(scene)).toEqual([]);
      expect((await matters(scene)).map(({ kind }) => kind)).toEqual(['left-partnership']);
      expect(await ask(scene, 'amina')).toEqual({ ok: false, reason: 'ended' });
    }));

  test('says the same to a partner about whom a concern was told, and nothing of it', () =>
    between(async (scene) => {
      const { ctx, cast, pair } = scene;
      scene.ctx.clock.forward(11 * DAY);
      const plain = { programme: cast.programme, person: cast.people.amina, partnership: pair };
      await raiseConcern(ctx, { ...plain, body: 'They frighten me', exit: 'stay' });
      await ask(scene, 'amina');
      const [nudge] = await mailed(scene, 'partner-waits');
      expect(nudge?.text).not.toMatch(/frighten|concern|report/);
      const seen = await ctx.db
        .selectFrom('matter')
        .select('data')
        .where('kind', '=', 'partner-silent')
        .executeTakeFirstOrThrow();
      expect(seen.data).toEqual({});
    }));
});

describe('after asking', () => {
  test('a letter ends it, and clears the work list', () =>
    between(async (scene) => {
      scene.ctx.clock.forward(11 * DAY);
      await ask(scene, 'amina');
      scene.ctx.clock.forward(1 * DAY);
      await write(scene, 'mei', 'Here I am');
      await settle(scene);
      expect(await open(scene)).toEqual([]);
      expect(await matters(scene)).toEqual([]);
      scene.ctx.clock.forward(8 * DAY);
      await settle(scene);
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
      await settle(scene);
      expect(await matters(scene)).toMatchObject([{ urgency: 1 }]);
      scene.ctx.clock.forward(1 * DAY);
      await settle(scene);
      await settle(scene);
      expect(await matters(scene)).toMatchObject([{ kind: 'partner-silent', urgency: 2 }]);
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
      await settle(scene);
      expect(await mailsTo(scene, 'amina')).toHaveLength(1);
      ctx.clock.forward(0.2);
      await settle(scene);
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
      await settle(scene);
      expect(await open(scene)).toEqual([]);
      expect(await matters(scene)).toEqual([]);
      expect(await mailsTo(scene, 'amina')).toEqual([
        'silence: We ask 陈美 kindly',
        'partner-away: 陈美 is away until 1 March 2027',
      ]);
    }));
});

test('in a trio only who is silent is asked after, and not a second time by the other', () =>
  withPartners(['amina', 'luca', 'mei'], async (scene) => {
    const { cast } = scene;
    scene.ctx.clock.forward(8 * DAY);
    await write(scene, 'luca', 'Hello you two');
    scene.ctx.clock.forward(3 * DAY);
    expect(await ask(scene, 'amina')).toMatchObject({ ok: true, about: [cast.people.mei] });
    expect(await ask(scene, 'luca')).toMatchObject({
      ok: true,
      about: [cast.people.amina, cast.people.mei].sort((a, b) => a - b),
    });
    expect((await mailsTo(scene, 'mei')).filter((mail) => mail.startsWith('partner-waits'))).toHaveLength(1);
    expect((await mailsTo(scene, 'amina')).filter((mail) => mail.startsWith('partner-waits'))).toHaveLength(
      1,
    );
    expect(await matters(scene)).toHaveLength(1);
    scene.ctx.clock.forward(1);
    await write(scene, 'mei', 'Here I am');
    await settle(scene);
    // Luca still waits for Amina.
    expect(await open(scene)).toHaveLength(1);
    expect(await matters(scene)).toHaveLength(1);
  }));

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
      // The first of March is over in Shanghai at 16:00 UTC.
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
