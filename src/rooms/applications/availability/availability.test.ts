import { expect, test } from 'vitest';
import { applied, stageForm, applicationStateOf } from '../../../../test/applicant.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import {
  answerAvailability,
  askAvailability,
  beginApplication,
  changeState,
  closeApplications,
  reinstate,
  remindOfAvailability,
  withdraw,
} from '../index.ts';
import { as, mails, standing } from '../../../../test/applications.ts';

test('at its date everybody confirmed is asked once whether they are available, and half-way once more', () =>
  onOpenRound(async (ctx, cast, round) => {
    const amina = await applied(ctx, cast, round, 'amina');
    await applied(ctx, cast, round, 'luca');
    await applied(ctx, cast, round, 'mei');
    const kinds = async (kind: string) => (await mails(ctx)).filter((mail) => mail.kind === kind).length;
    await askAvailability(ctx);
    expect(await kinds('availability-request')).toBe(0);
    ctx.clock.set('2027-02-02T09:00:00Z');
    await askAvailability(ctx);
    await askAvailability(ctx);
    expect(await kinds('availability-request')).toBe(3);
    expect((await standing(ctx, cast, amina)).standing).toBe('asked');
    const say = (application: number, available: boolean) =>
      answerAvailability(ctx, {
        programme: cast.programme,
        actor: as(cast.people.amina),
        application,
        available,
      });
    expect(await say(amina, true)).toEqual({ ok: true });
    expect((await standing(ctx, cast, amina)).standing).toBe('available');
    await remindOfAvailability(ctx);
    expect(await kinds('availability-reminder')).toBe(0);
    ctx.clock.set('2027-02-05T09:00:00Z');
    await remindOfAvailability(ctx);
    await remindOfAvailability(ctx);
    expect(await kinds('availability-reminder')).toBe(2);
  }));

test('a no ends the application until a yes takes it back, and neither counts once partners are chosen', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'amina');
    ctx.clock.set('2027-02-02T09:00:00Z');
    await askAvailability(ctx);
    const say = (available: boolean) =>
      answerAvailability(ctx, {
        programme: cast.programme,
        actor: as(cast.people.amina),
        application: id,
        available,
      });
    await say(false);
    await say(false);
    expect(await standing(ctx, cast, id)).toMatchObject({ standing: 'unavailable', next: { kind: 'none' } });
    const kinds = async () =>
      (
        await ctx.db
          .selectFrom('event')
          .select('kind')
          .where('subject_kind', '=', 'application')
          .where('subject_id', '=', id)
          .orderBy('id', 'desc')
          .execute()
      ).map(({ kind }) => kind);
    expect((await kinds())[0]).toBe('application-unavailable');
    expect(await kinds()).not.toContain('application-declined');
    await say(true);
    expect((await kinds()).slice(0, 2)).toEqual(['application-available', 'application-reinstated']);
    expect((await standing(ctx, cast, id)).standing).toBe('available');
    ctx.clock.set('2027-02-08T09:00:00Z');
    expect(await say(false)).toEqual({ ok: false, reason: 'closed' });
  }));

test('withdrawing can be undone until partners are published, and brings back what was', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'amina');
    const act = { programme: cast.programme, actor: as(cast.people.amina), application: id };
    expect(await withdraw(ctx, act)).toMatchObject({ ok: true });
    expect((await mails(ctx)).at(-1)?.kind).toBe('application-withdrawn');
    expect(await reinstate(ctx, act)).toEqual({ ok: true });
    expect(await applicationStateOf(ctx, cast, round, 'amina')).toBe('confirmed');
    // Partners are being chosen these days, and nobody has been told of one yet.
    ctx.clock.set('2027-02-10T09:00:00Z');
    await withdraw(ctx, act);
    const told = await ctx.db.selectFrom('outbox').select('text').orderBy('id', 'desc').executeTakeFirst();
    expect(told?.text.replaceAll(/\s+/g, ' ')).toContain('jusqu’à ce que les binômes soient définitifs');
    expect(await reinstate(ctx, act)).toEqual({ ok: true });
    expect(await applicationStateOf(ctx, cast, round, 'amina')).toBe('confirmed');
  }));

test('who withdraws while matched stands on the work list, since a partner has to be told', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'amina');
    const act = { programme: cast.programme, actor: as(cast.people.amina), application: id };
    await changeState(ctx, { ...act, to: 'matched' });
    await withdraw(ctx, act);
    const matters = await ctx.db.selectFrom('matter').select(['kind', 'country', 'urgency']).execute();
    expect(matters).toEqual([{ kind: 'left-while-matched', country: 'SN', urgency: 2 }]);
  }));

test('at closing, drafts hear of the next round and the unconfirmed are asked once more', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    await stageForm(ctx, programme, '2027-08-10T09:00', 2);
    await beginApplication(ctx, { programme, actor: as(people.nils), round: round.id, person: people.nils });
    await applied(ctx, cast, round, 'amina');
    await ctx.db
      .updateTable('person')
      .set({ address_confirmed_at: null })
      .where('id', '=', people.luca)
      .execute();
    await applied(ctx, cast, round, 'luca');
    ctx.clock.set('2027-02-01T09:00:00Z');
    await closeApplications(ctx);
    await closeApplications(ctx);
    const sent = (await mails(ctx)).filter(({ kind }) =>
      ['application-late', 'application-unconfirmed'].includes(kind),
    );
    expect(sent.map(({ kind, person_id: person }) => [kind, person])).toEqual([
      ['application-late', people.nils],
      ['application-unconfirmed', people.luca],
    ]);
    expect(sent[0]?.text).toContain('Applications for the next round open on Tuesday, 10 August');
  }));
