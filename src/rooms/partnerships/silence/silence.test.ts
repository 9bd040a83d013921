import { describe, expect, test } from 'vitest';
import { mailed, withPartners, write, leave } from '../../../../test/partners.ts';
import { endAbsence, raiseConcern } from '../index.ts';
import { openMatters } from '../../../../test/leaving.ts';
import { DAY, ask, away, between, mailsTo, open, closeWhatIsDone } from '../../../../test/silence.ts';

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
      // Asked on 23 February; due a week later where Amina lives.
      expect(told?.text.replaceAll(/\s+/g, ' ')).toContain('Tuesday 2 March');
      expect(await openMatters(scene)).toEqual([
        { kind: 'partner-silent', subject_id: pair, urgency: 1, country: null },
      ]);
    }));

  test('is not done twice: neither while it goes on, nor within ten days', () =>
    between(async (scene) => {
      scene.ctx.clock.forward(11 * DAY);
      await ask(scene, 'amina');
      expect(await ask(scene, 'amina')).toEqual({ ok: false, reason: 'asked' });
      await away(scene, 'mei', '2027-02-24');
      await closeWhatIsDone(scene);
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
      await closeWhatIsDone(scene);
      expect(await open(scene)).toEqual([]);
      expect((await openMatters(scene)).map(({ kind }) => kind)).toEqual(['left-partnership']);
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
    expect(await openMatters(scene)).toHaveLength(1);
    scene.ctx.clock.forward(1);
    await write(scene, 'mei', 'Here I am');
    await closeWhatIsDone(scene);
    // Luca still waits for Amina.
    expect(await open(scene)).toHaveLength(1);
    expect(await openMatters(scene)).toHaveLength(1);
  }));
