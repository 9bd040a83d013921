import { expect, test } from 'vitest';
import { applied, leave, mailed, stagePartnership, withPartners } from '../../../../test/partners.ts';
import {
  endPartnership,
  handleConcern,
  keepDraft,
  raiseConcern,
  reopenPartnership,
  closeDoneMatters,
} from '../index.ts';
import { lastEvent, openMatters } from '../../../../test/leaving.ts';
import type { PartnersScene } from '../../../../test/partners.ts';

/** A concern that Amina raises about her partnership. */
const ofAmina = ({ cast, pair }: PartnersScene, body: string) => ({
  programme: cast.programme,
  person: cast.people.amina,
  partnership: pair,
  body,
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
    // Nobody found a partner, so the log has just one line for each application that is taken back in.
    expect(kinds.map(({ kind }) => kind)).toEqual(['application-reinstated', 'application-reinstated']);
  });
});

test('two who only kept drafts are introduced again, and not in contact', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const own = { programme: cast.programme, person: cast.people.mei, partnership: pair };
    await keepDraft(ctx, { ...own, body: 'Dear Amina', from: { seen: null, keep: [] } });
    await leave(scene, 'amina');
    const event = await lastEvent(scene, 'partnership-left');
    const actor = { kind: 'person', id: cast.people.tomas } as const;
    await reopenPartnership(ctx, { programme: cast.programme, actor, partnership: pair, event });
    const now = await ctx.db.selectFrom('partnership').select('state').execute();
    expect(now).toEqual([{ state: 'introduced' }]);
  }));

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
    const { ctx, cast } = scene;
    const concern = { ...ofAmina(scene, 'She asks me for money.'), exit: 'stay' } as const;
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
    const { ctx, cast } = scene;
    const concern = ofAmina(scene, 'Help.');
    expect(await raiseConcern(ctx, { ...concern, exit: 'another' })).toMatchObject({ ok: true, left: true });
    expect((await applied(scene, 'amina'))?.state).toBe('waiting');
    expect((await mailed(scene, 'partner-left')).map((mail) => mail.person_id)).toEqual([cast.people.mei]);
    // A concern can be raised after the end, too.
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
    await closeDoneMatters(ctx);
    expect(await openMatters(scene)).toHaveLength(1);
    await stagePartnership(ctx, cast.programme, round.id, [cast.people.mei, cast.people.luca]);
    await closeDoneMatters(ctx);
    expect(await openMatters(scene)).toHaveLength(0);
  });
});
