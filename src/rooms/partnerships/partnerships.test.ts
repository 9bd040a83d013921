import { expect, test } from 'vitest';
import type { CastName } from '../../../test/cast.ts';
import { applied, mailed, stagePartnership, withPartners } from '../../../test/partners.ts';
import type { PartnersScene } from '../../../test/partners.ts';
import { undoableEvent } from '../log/index.ts';
import {
  endPartnership,
  handleConcern,
  leavePartnership,
  partnershipOf,
  raiseConcern,
  reopenPartnership,
  settleMatters,
  writeLetter,
} from './index.ts';
import { goesOn } from './rules.ts';

const leave = ({ ctx, cast, pair }: PartnersScene, who: CastName, more = {}) =>
  leavePartnership(ctx, {
    programme: cast.programme,
    actor: { kind: 'person', id: cast.people[who] },
    person: cast.people[who],
    partnership: pair,
    reason: '',
    another: false,
    ...more,
  });
const openMatters = ({ ctx }: PartnersScene) =>
  ctx.db
    .selectFrom('matter')
    .select(['kind', 'subject_id', 'urgency', 'country'])
    .where('closed_at', 'is', null)
    .orderBy('id')
    .execute();
const lastEvent = async ({ ctx, cast }: PartnersScene, kind: string) => {
  const { id } = await ctx.db
    .selectFrom('event')
    .select('id')
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return (await undoableEvent(ctx, cast.programme, { person: null, subjects: {} }, id))!;
};

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
      { kind: 'left-partnership', subject_id: pair, urgency: 2, country: 'CN' },
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

test('who was done with the round and is put back comes back in, and has confirmed nothing, says the log', async () => {
  await withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const act = {
      programme: cast.programme,
      actor: { kind: 'person', id: cast.people.tomas } as const,
      partnership: pair,
    };
    await endPartnership(ctx, { ...act, another: [] });
    const event = await lastEvent(scene, 'partnership-ended');
    expect(await reopenPartnership(ctx, { ...act, event })).toEqual({ ok: true });
    const kinds = await ctx.db
      .selectFrom('event')
      .select('kind')
      .where('subject_kind', '=', 'application')
      .where('id', '>', event.id)
      .orderBy('id')
      .execute();
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(
      new Set(['application-reinstated', 'application-matched']),
    );
  });
});

test('leaving is not undone after a week, nor when one of the two has another partner by then', async () => {
  await withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, round, pair } = scene;
    await leave(scene, 'amina');
    const event = await lastEvent(scene, 'partnership-left');
    const actor = { kind: 'person', id: cast.people.tomas } as const;
    const undo = { programme: cast.programme, actor, partnership: pair, event };
    const other = await stagePartnership(ctx, cast.programme, round.id, [cast.people.mei, cast.people.luca]);
    expect(await reopenPartnership(ctx, undo)).toEqual({ ok: false, reason: 'matched-again' });
    await leave({ ...scene, pair: other }, 'luca');
    ctx.clock.forward(24 * 8);
    expect(await reopenPartnership(ctx, undo)).toEqual({ ok: false, reason: 'too-late' });
  });
});

test('after one of a pair left, the other can have a new partner in the same round, and only one', async () => {
  await withPartners(['amina', 'mei'], async ({ ctx, cast, round, ...scene }) => {
    await leave({ ctx, cast, round, ...scene }, 'amina');
    await stagePartnership(ctx, cast.programme, round.id, [cast.people.mei, cast.people.luca]);
    await expect(
      stagePartnership(ctx, cast.programme, round.id, [cast.people.mei, cast.people.nils]),
    ).rejects.toThrow('membership_one_at_a_time');
  });
});

test('a volunteer ends a partnership: one is matched again, the other is finished; and undoes it', async () => {
  await withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const actor = { kind: 'person', id: cast.people.tomas } as const;
    const end = { programme: cast.programme, actor, partnership: pair, another: [cast.people.mei] };
    expect(await endPartnership(ctx, end)).toEqual({ ok: true });
    expect(await endPartnership(ctx, end)).toEqual({ ok: false, reason: 'ended' });
    expect(await applied(scene, 'mei')).toMatchObject({ state: 'waiting', priority: 1 });
    expect(await applied(scene, 'amina')).toMatchObject({ state: 'finished', priority: 0 });
    expect(await mailed(scene, 'partnership-ended')).toHaveLength(2);
    const event = await lastEvent(scene, 'partnership-ended');
    expect(
      await reopenPartnership(ctx, { programme: cast.programme, actor, partnership: pair, event }),
    ).toEqual({ ok: true });
    expect((await applied(scene, 'amina'))?.state).toBe('matched');
  });
});

test('a concern reaches safeguarding and directors at once and nobody else; sent twice it is one', async () => {
  await withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const concern = {
      programme: cast.programme,
      person: cast.people.amina,
      partnership: pair,
      body: 'She asks me for money.',
      exit: 'stay',
    } as const;
    for (let click = 0; click < 2; click++)
      expect(await raiseConcern(ctx, concern)).toMatchObject({ ok: true, left: false, isHeard: true });
    const matters = await openMatters(scene);
    expect(matters).toMatchObject([{ kind: 'concern', urgency: 3, country: null }]);
    const mails = await mailed(scene, 'concern-raised');
    expect(mails.map((mail) => mail.person_id)).toEqual([cast.people.tomas, cast.people.ines]);
    const outbox = await ctx.db.selectFrom('outbox').select(['person_id', 'text', 'html']).execute();
    expect(JSON.stringify(outbox)).not.toContain('money');
    expect(outbox.some((mail) => mail.person_id === cast.people.mei)).toBe(false);

    const handled = {
      programme: cast.programme,
      actor: { kind: 'person', id: cast.people.ines } as const,
      viewer: { person: cast.people.ines, account: cast.accounts.ines, operator: false },
      concern: matters[0]!.subject_id,
    };
    expect(await handleConcern(ctx, { ...handled, handled: true })).toEqual({ ok: true });
    expect(await handleConcern(ctx, { ...handled, handled: true })).toEqual({ ok: false });
    expect(await openMatters(scene)).toEqual([]);
    await handleConcern(ctx, { ...handled, handled: false });
    expect(await openMatters(scene)).toHaveLength(1);
  });
});

test('the exit with a concern ends the partnership for the other just as any leaving does', async () => {
  await withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const concern = {
      programme: cast.programme,
      person: cast.people.amina,
      partnership: pair,
      body: 'Help.',
    };
    expect(await raiseConcern(ctx, { ...concern, exit: 'another' })).toMatchObject({ ok: true, left: true });
    expect((await applied(scene, 'amina'))?.state).toBe('waiting');
    expect((await mailed(scene, 'partner-left')).map((mail) => mail.person_id)).toEqual([cast.people.mei]);
    // What goes wrong after the end can be told too.
    expect(await raiseConcern(ctx, { ...concern, body: 'Again.', exit: 'leave' })).toMatchObject({
      ok: true,
      left: false,
    });
    expect(await raiseConcern(ctx, { ...concern, person: cast.people.nils, exit: 'stay' })).toEqual({
      ok: false,
      reason: 'unknown',
    });
  });
});

test('the work list forgets that somebody needs a partner once they have one', async () => {
  await withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, round } = scene;
    await leave(scene, 'amina');
    await settleMatters(ctx);
    expect(await openMatters(scene)).toHaveLength(1);
    await stagePartnership(ctx, cast.programme, round.id, [cast.people.mei, cast.people.luca]);
    await settleMatters(ctx);
    expect(await openMatters(scene)).toHaveLength(0);
  });
});
