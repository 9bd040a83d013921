import { expect, test } from 'vitest';
import { applied, applicationStateOf } from '../../../../test/applicant.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import type { Round } from '../../programmes/index.ts';
import {
  applicationById,
  applicationTo,
  beginApplication,
  canComeBack,
  confirmApplication,
  decline,
  foreseeNoReturn,
  reinstate,
  standingOf,
  withdraw,
  wouldReturnTo,
} from '../index.ts';

const as = (id: number) => ({ kind: 'person', id }) as const;

test('what was withdrawn is not taken back once partners are published', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const id = await applied(ctx, cast, round, 'amina');
    const act = { programme, actor: as(people.amina), application: id };
    ctx.clock.set('2027-02-08T12:00:00Z');
    expect(await wouldReturnTo(ctx, (await applicationById(ctx, programme, id))!)).toBe('confirmed');
    await withdraw(ctx, act);
    const at = ctx.clock.now();
    await ctx.db
      .insertInto('publication')
      .values({ programme_id: programme, round_id: round.id, at, by: people.amina })
      .execute();
    expect(await reinstate(ctx, act)).toEqual({ ok: false, reason: 'closed' });
    expect(await applicationStateOf(ctx, cast, round, 'amina')).toBe('withdrawn');
  }));

/** Everybody has answered, and partners are published days before the planned date. */
const publishEarly = async (ctx: TestCtx, round: Round, by: number): Promise<void> => {
  ctx.clock.set('2027-02-04T12:00:00Z');
  const { programme_id, id } = round;
  await ctx.db
    .insertInto('publication')
    .values({ programme_id, round_id: id, at: ctx.clock.now(), by })
    .execute();
};

test('nobody comes into a round whose partners were published before the day for that', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const id = await applied(ctx, cast, round, 'amina');
    const act = { programme, actor: as(people.amina), application: id };
    const late = await applied(ctx, cast, round, 'luca');
    await ctx.db.updateTable('application').set({ state: 'submitted' }).where('id', '=', late).execute();
    await publishEarly(ctx, round, people.tomas);
    const now = async (application: number) => (await applicationById(ctx, programme, application))!;
    expect(await wouldReturnTo(ctx, await now(id))).toBeNull();
    await withdraw(ctx, act);
    expect(await canComeBack(ctx, await now(id))).toBe(false);
    expect(await reinstate(ctx, act)).toEqual({ ok: false, reason: 'closed' });
    const confirm = { programme, actor: as(people.luca), application: late };
    expect(await confirmApplication(ctx, confirm)).toEqual({ ok: false, reason: 'closed' });
    expect((await standingOf(ctx, await now(late))).standing).toBe('late');
  }));

test('who waits since partners were published early goes on waiting after taking a withdrawal back', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const id = await applied(ctx, cast, round, 'amina');
    await publishEarly(ctx, round, people.tomas);
    await ctx.db
      .updateTable('application')
      .set({ state: 'waiting', waiting_reason: 'allTaken' })
      .where('id', '=', id)
      .execute();
    const act = { programme, actor: as(people.amina), application: id };
    expect(await wouldReturnTo(ctx, (await applicationById(ctx, programme, id))!)).toBe('waiting');
    await withdraw(ctx, act);
    expect(await reinstate(ctx, act)).toEqual({ ok: true });
    expect(await applicationStateOf(ctx, cast, round, 'amina')).toBe('waiting');
  }));

test('a volunteer’s no is taken back until partners are published, and of whoever waited while the round runs; beforehand it is said of whom it could not', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const id = await applied(ctx, cast, round, 'amina');
    const luca = await applied(ctx, cast, round, 'luca');
    const act = { programme, actor: as(people.tomas), application: id };
    const no = { ...act, reason: 'By a slip.' };
    const final = async () => [
      ...(await foreseeNoReturn(ctx, { programme, applications: [id, luca] })).entries(),
    ];
    ctx.clock.set('2027-02-08T12:00:00Z');
    expect(await final()).toEqual([]);
    expect(await decline(ctx, no)).toMatchObject({ ok: true });
    expect(await reinstate(ctx, act)).toEqual({ ok: true });
    expect(await applicationStateOf(ctx, cast, round, 'amina')).toBe('confirmed');
    const waits = { state: 'waiting', waiting_reason: 'allTaken' } as const;
    await publishEarly(ctx, round, people.tomas);
    await ctx.db.updateTable('application').set(waits).where('id', '=', id).execute();
    expect(await final()).toEqual([['closed', 1]]);
    await decline(ctx, no);
    expect(await reinstate(ctx, act)).toEqual({ ok: true });
    expect(await applicationStateOf(ctx, cast, round, 'amina')).toBe('waiting');
    await decline(ctx, { ...no, application: luca });
    expect(await reinstate(ctx, { ...act, application: luca })).toEqual({ ok: false, reason: 'closed' });
  }));

test('a draft that was withdrawn comes back as long as applications are open', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const actor = as(people.nils);
    await beginApplication(ctx, { programme, actor, round: round.id, person: people.nils });
    const id = (await applicationTo(ctx, programme, round.id, people.nils))!.id;
    const act = { programme, actor, application: id };
    await withdraw(ctx, act);
    expect(await reinstate(ctx, act)).toEqual({ ok: true });
    expect(await applicationStateOf(ctx, cast, round, 'nils')).toBe('draft');
    await withdraw(ctx, act);
    ctx.clock.set('2027-02-02T09:00:00Z');
    expect(await canComeBack(ctx, (await applicationById(ctx, programme, id))!)).toBe(false);
    expect(await reinstate(ctx, act)).toEqual({ ok: false, reason: 'closed' });
  }));

test('whoever is taken back in by a volunteer is told, unless they never heard that they were out, or came back by themselves', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const application = await applied(ctx, cast, round, 'luca');
    const [tomas, luca] = [as(people.tomas), as(people.luca)];
    const act = { programme, actor: tomas, application };
    const mails = () =>
      ctx.db
        .selectFrom('outbox')
        .select(['kind', 'state'])
        .where('kind', 'in', ['application-withdrawn', 'application-declined', 'application-reinstated'])
        .orderBy('id')
        .execute();
    await withdraw(ctx, act);
    expect(await reinstate(ctx, act)).toEqual({ ok: true });
    expect(await mails()).toEqual([{ kind: 'application-withdrawn', state: 'dropped' }]);
    await decline(ctx, { ...act, reason: 'We thought you were somebody else.' });
    const sent = () =>
      ctx.db.updateTable('outbox').set({ state: 'sent' }).where('state', '=', 'waiting').execute();
    await sent();
    expect(await reinstate(ctx, act)).toEqual({ ok: true });
    expect((await mails()).at(-1)).toEqual({ kind: 'application-reinstated', state: 'waiting' });
    await sent();
    await withdraw(ctx, { ...act, actor: luca });
    await sent();
    expect(await reinstate(ctx, { ...act, actor: luca })).toEqual({ ok: true });
    expect((await mails()).at(-1)).toEqual({ kind: 'application-withdrawn', state: 'sent' });
  }));
