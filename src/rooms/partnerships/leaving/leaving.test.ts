import { expect, test } from 'vitest';
import { applied, leave, mailed, withPartners } from '../../../../test/partners.ts';
import { partnershipOf, reopenPartnership, writeLetter } from '../index.ts';
import { goesOn } from '../rules.ts';
import { lastEvent, openMatters } from '../../../../test/leaving.ts';

test('when somebody leaves a pair it ends; the other waits with priority and is told kindly, without the reason', async () => {
  await withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    expect(await leave(scene, 'amina', { reason: 'A new baby.' })).toEqual({ ok: true, goesOn: false });
    expect((await applied(scene, 'amina'))?.state).toBe('withdrawn');
    expect(await applied(scene, 'mei')).toMatchObject({
      state: 'waiting',
      waiting_reason: 'partnerLeft',
      priority: 1,
    });
    const told = await mailed(scene, 'partner-left');
    expect(told.map((mail) => mail.person_id)).toEqual([cast.people.mei]);
    expect(told[0]?.text).not.toContain('baby');
    expect(await openMatters(scene)).toEqual([
      { kind: 'left-partnership', subject_id: pair, urgency: 1, country: 'CN' },
    ]);
    const own = await partnershipOf(ctx, cast.programme, cast.people.mei, pair);
    expect(own).toMatchObject({ state: 'ended', endReason: 'left', asksToStay: false });
    expect(await leave(scene, 'mei')).toEqual({ ok: false, reason: 'ended' });
    expect(await leave(scene, 'nils')).toEqual({ ok: false, reason: 'unknown' });
    const letter = { programme: cast.programme, person: cast.people.mei, partnership: pair, formKey: 'k' };
    expect(await writeLetter(ctx, { ...letter, body: 'Wait!' })).toEqual({ ok: false, reason: 'ended' });
  });
});

test('whoever leaves may wait for another partner, behind those who were left', async () => {
  await withPartners(['amina', 'mei'], async (scene) => {
    await leave(scene, 'amina', { another: true });
    expect(await applied(scene, 'amina')).toMatchObject({ state: 'waiting', priority: 0 });
  });
});

test('a trio goes on with the two who stay, and letters no longer reach the one who left', async () => {
  await withPartners(['amina', 'luca', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    expect(await leave(scene, 'luca')).toEqual({ ok: true, goesOn: true });
    expect(await openMatters(scene)).toEqual([]);
    expect((await mailed(scene, 'partner-left')).map((mail) => mail.person_id)).toEqual([
      cast.people.amina,
      cast.people.mei,
    ]);
    const written = await writeLetter(ctx, {
      programme: cast.programme,
      person: cast.people.mei,
      partnership: pair,
      body: 'Just us two',
      formKey: 'k',
    });
    expect(written.ok).toBe(true);
    expect((await mailed(scene, 'letter')).map((mail) => mail.person_id)).toEqual([cast.people.amina]);
    expect((await applied(scene, 'amina'))?.state).toBe('matched');
    await leave(scene, 'mei');
    const { state } = await ctx.db.selectFrom('partnership').select('state').executeTakeFirstOrThrow();
    expect(state).toBe('ended');
  });
});

test('two who stay go on only if they live in different countries', () => {
  expect(goesOn([{ country: 'SN' }, { country: 'CN' }])).toBe(true);
  expect(goesOn([{ country: 'SN' }, { country: 'SN' }])).toBe(false);
  expect(goesOn([{ country: 'SN' }])).toBe(false);
});

test('leaving is undone within a week: the pair is together again, its matter closed, everybody told', async () => {
  await withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    await leave(scene, 'amina', { reason: 'By mistake.' });
    ctx.clock.forward(24 * 6);
    const event = await lastEvent(scene, 'partnership-left');
    const actor = { kind: 'person', id: cast.people.tomas } as const;
    const undo = { programme: cast.programme, actor, partnership: pair, event };
    expect(await reopenPartnership(ctx, undo)).toEqual({ ok: true });
    for (const who of ['amina', 'mei'] as const)
      expect(await applied(scene, who)).toMatchObject({ state: 'matched', priority: 0 });
    expect(await openMatters(scene)).toEqual([]);
    expect(await mailed(scene, 'partnership-reopened')).toHaveLength(2);
    const own = await partnershipOf(ctx, cast.programme, cast.people.amina, pair);
    expect(own).toMatchObject({ state: 'introduced', endedAt: null, me: { leftAt: null } });
  });
});
