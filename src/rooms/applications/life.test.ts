import { expect, test } from 'vitest';
import { answersFor, applied, giveAnswers, stageForm, stateOf } from '../../../test/applicant.ts';
import type { Stage } from '../../../test/cast.ts';
import type { TestCtx } from '../../../test/context.ts';
import { onOpenRound } from '../../../test/onStage.ts';
import {
  answerAvailability,
  answersOf,
  applicationById,
  applicationTo,
  askAvailability,
  beginApplication,
  changeState,
  closeApplications,
  confirmApplication,
  decline,
  exclusionsOf,
  forgetUnclaimed,
  forgetUnsent,
  partnerView,
  reinstate,
  remindOfAvailability,
  resolveExclusions,
  standingOf,
  startApplication,
  submit,
  takeOver,
  withdraw,
  historyOf,
} from './index.ts';

const all = { adult: true, conduct: true, privacy: true };

const as = (id: number) => ({ kind: 'person', id }) as const;

async function mails(ctx: TestCtx): Promise<{ kind: string; person_id: number; text: string }[]> {
  return ctx.db.selectFrom('outbox').select(['kind', 'person_id', 'text']).orderBy('id').execute();
}

async function standing(ctx: TestCtx, cast: Stage, id: number) {
  const application = await applicationById(ctx, cast.programme, id);
  return standingOf(ctx, application!);
}

test('a complete application of somebody whose address is confirmed counts at once, and a mail gives the dates', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'amina');
    expect(await stateOf(ctx, cast, round, 'amina')).toBe('confirmed');
    const [mail] = await mails(ctx);
    expect(mail?.kind).toBe('application-received');
    // Amina reads French and lives in Dakar: 9:00 in Madrid is 8:00 there.
    expect(mail?.text).toContain('dimanche 7 février');
    const { next, round: own } = await standing(ctx, cast, id);
    expect(next).toEqual({ kind: 'availability', at: own.dates.availability.dueAt });
    expect(mail?.text).toMatch(/nous\s+vous\s+demanderons\s+si\s+vous\s+êtes\s+toujours\s+disponible/);
  }));

test('what is missing keeps an application from being sent in, and so do consents', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const actor = as(people.luca);
    const { id } = await beginApplication(ctx, { programme, actor, round: round.id, person: people.luca });
    await giveAnswers(
      ctx,
      { programme, round: round.id, application: id, person: people.luca },
      { ...answersFor('luca'), hopes: null },
    );
    const refused = await submit(ctx, { programme, actor, application: id, consents: all });
    expect(refused).toMatchObject({
      reason: 'answers',
      missing: [{ reason: 'required', question: { role: 'hopes' } }],
    });
    await giveAnswers(
      ctx,
      { programme, round: round.id, application: id, person: people.luca },
      { hopes: 'Letters.' },
    );
    const unasked = await submit(ctx, {
      programme,
      actor,
      application: id,
      consents: { ...all, adult: false },
    });
    expect(unasked).toEqual({ ok: false, reason: 'consents' });
    expect(await stateOf(ctx, cast, round, 'luca')).toBe('draft');
  }));

test('starting leaves the same traces for an address that is known and one that is not', () =>
  onOpenRound(async (ctx, cast, round) => {
    const start = (address: string) =>
      startApplication(ctx, { programme: cast.programme, round: round.id, address, locale: 'en' });
    const known = await start('amina@cast.example');
    const unknown = await start('somebody@new.example');
    if (!known.ok || !unknown.ok) throw new Error('refused');
    const both = await mails(ctx);
    expect(both.map(({ kind }) => kind)).toEqual(['application-resume', 'application-resume']);
    expect(both[0]?.person_id).toBe(cast.people.amina);
    for (const { application } of [known, unknown])
      expect(await applicationById(ctx, cast.programme, application)).toMatchObject({ state: 'draft' });
    // Nothing of Amina's is in the draft that the other browser holds.
    expect((await answersOf(ctx, cast.programme, known.application)).size).toBe(0);
    expect(await stateOf(ctx, cast, round, 'amina')).toBe('none');
  }));

test('the owner of a known address takes over by the mailed link what was begun for it', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const begun = await startApplication(ctx, {
      programme,
      round: round.id,
      address: 'amina@cast.example',
      locale: 'en',
    });
    if (!begun.ok) throw new Error(begun.reason);
    const holder = (await applicationById(ctx, programme, begun.application))!.person_id;
    await giveAnswers(
      ctx,
      { programme, round: round.id, application: begun.application, person: holder },
      { hopes: 'Written before signing in.', exclusions: ['nils@cast.example'] },
    );
    expect(
      await takeOver(ctx, { programme, person: people.luca, application: begun.application }),
    ).toBeNull();
    const own = await takeOver(ctx, { programme, person: people.amina, application: begun.application });
    expect(own).toMatchObject({ id: begun.application, person_id: people.amina });
    expect(await exclusionsOf(ctx, programme, people.amina, null)).toMatchObject([{ person: people.nils }]);
    const left = await ctx.db.selectFrom('person').select('id').where('id', '=', holder).execute();
    expect(left).toEqual([]);
  }));

test('somebody who applied already keeps that, whatever is begun for their address', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const own = await applied(ctx, cast, round, 'amina');
    const begun = await startApplication(ctx, {
      programme,
      round: round.id,
      address: 'amina@cast.example',
      locale: 'en',
    });
    if (!begun.ok) throw new Error(begun.reason);
    const after = await takeOver(ctx, { programme, person: people.amina, application: begun.application });
    expect(after).toMatchObject({ id: own, state: 'confirmed' });
  }));

test('a stand-in that nobody claims is gone after thirty days', () =>
  onOpenRound(async (ctx, cast, round) => {
    await startApplication(ctx, {
      programme: cast.programme,
      round: round.id,
      address: 'amina@cast.example',
      locale: 'en',
    });
    const count = async () =>
      (await ctx.db.selectFrom('person').select('id').where('stands_for', 'is not', null).execute()).length;
    ctx.clock.forward(29 * 24);
    await forgetUnclaimed(ctx);
    expect(await count()).toBe(1);
    ctx.clock.forward(48);
    await forgetUnclaimed(ctx);
    expect(await count()).toBe(0);
  }));

test('who never sent an application in is forgotten once the data of the round has gone, and nobody else', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme } = cast;
    const people = async () =>
      (await ctx.db.selectFrom('person').select('address').execute()).map(({ address }) => address);
    const before = await people();
    const own = await applied(ctx, cast, round, 'amina');
    await startApplication(ctx, { programme, round: round.id, address: 'new@cast.example', locale: 'en' });
    await forgetUnsent(ctx);
    expect(await people()).toContain('new@cast.example');
    await ctx.db
      .updateTable('round_date')
      .set({ done_at: ctx.clock.now() })
      .where('round_id', '=', round.id)
      .where('kind', '=', 'purges')
      .execute();
    await forgetUnsent(ctx);
    expect((await people()).sort()).toEqual(before.sort());
    expect((await applicationById(ctx, programme, own))?.state).toBe('confirmed');
  }));

test('a new address is confirmed by the mailed link, and the application with it', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme } = cast;
    const begun = await startApplication(ctx, {
      programme,
      round: round.id,
      address: 'new@new.example',
      locale: 'es',
    });
    if (!begun.ok) throw new Error(begun.reason);
    const id = begun.application;
    const person = (await applicationById(ctx, programme, id))!.person_id;
    await giveAnswers(ctx, { programme, round: round.id, application: id, person }, answersFor('luca'));
    expect(await submit(ctx, { programme, actor: as(person), application: id, consents: all })).toEqual({
      ok: true,
      state: 'submitted',
    });
    expect((await mails(ctx)).map(({ kind }) => kind)).toEqual(['application-resume', 'application-confirm']);
    expect((await standing(ctx, cast, id)).standing).toBe('unconfirmed');
    await takeOver(ctx, { programme, person, application: id });
    await confirmApplication(ctx, { programme, actor: as(person), application: id });
    expect((await mails(ctx)).at(-1)?.kind).toBe('application-received');
    expect((await standing(ctx, cast, id)).standing).toBe('confirmed');
  }));

test('a returning person finds last time’s answers, and priority if they waited in vain', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const first = await applied(ctx, cast, round, 'mei', { hopes: 'To see how others do it.' });
    await changeState(ctx, {
      programme,
      actor: { kind: 'timetable' },
      application: first,
      to: 'waiting',
      reason: 'noCandidate',
    });
    const second = await stageForm(ctx, programme, '2027-08-10T09:00', 2);
    ctx.clock.set('2027-08-12T12:00:00Z');
    const again = await beginApplication(ctx, {
      programme,
      actor: as(people.mei),
      round: second.id,
      person: people.mei,
    });
    const made = await applicationById(ctx, programme, again.id);
    expect(made).toMatchObject({ state: 'draft', priority: 1, copied_from: first });
    const values = [...(await answersOf(ctx, programme, again.id)).values()].map(({ value }) => value);
    expect(values).toContain('To see how others do it.');
  }));

test('the preview is what the partner will see, and holds no wish, no exclusion and no hidden answer', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'luca', {
      exclusions: ['nils@cast.example'],
      wishes: [{ about: 'country', value: 'JP', strength: 'must' }],
      hours: '1'.repeat(336),
      called: 'Lu',
    });
    const view = await partnerView(ctx, cast.programme, id);
    expect(view).toMatchObject({ name: 'Luca Ferri', called: 'Lu', country: 'IT', zone: 'Europe/Rome' });
    const roles = view!.answers.map(({ question }) => question.role);
    expect(roles).toContain('hopes');
    for (const hidden of ['exclusions', 'wishes', 'hours', 'name']) expect(roles).not.toContain(hidden);
  }));

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
    const kinds = async () => (await historyOf(ctx, cast.programme, id)).map(({ kind }) => kind);
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
    expect(await stateOf(ctx, cast, round, 'amina')).toBe('confirmed');
    // Days of choosing, in which nobody has been told of a partner yet.
    ctx.clock.set('2027-02-10T09:00:00Z');
    await withdraw(ctx, act);
    const told = await ctx.db.selectFrom('outbox').select('text').orderBy('id', 'desc').executeTakeFirst();
    expect(told?.text.replaceAll(/\s+/g, ' ')).toContain('jusqu’à ce que les binômes soient définitifs');
    expect(await reinstate(ctx, act)).toEqual({ ok: true });
    expect(await stateOf(ctx, cast, round, 'amina')).toBe('confirmed');
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

test('a volunteer declines with a reason, which the applicant reads', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'luca');
    const act = { programme: cast.programme, actor: as(cast.people.tomas), application: id };
    expect(await decline(ctx, { ...act, reason: '  ' })).toEqual({ ok: false, reason: 'no-reason' });
    await decline(ctx, { ...act, reason: 'This programme is for people who work in libraries.' });
    expect((await mails(ctx)).at(-1)?.text).toContain('This programme is for people who work in libraries.');
    expect((await standing(ctx, cast, id)).standing).toBe('declined');
  }));

test('somebody ruled out by an address that nobody had is found when they join', () =>
  onOpenRound(async (ctx, cast, round) => {
    await applied(ctx, cast, round, 'amina', { exclusions: ['later@new.example', 'A Name'] });
    expect(await resolveExclusions(ctx, cast.programme)).toBe(0);
    await startApplication(ctx, {
      programme: cast.programme,
      round: round.id,
      address: 'later@new.example',
      locale: 'en',
    });
    expect(await resolveExclusions(ctx, cast.programme)).toBe(1);
    const own = await applicationTo(ctx, cast.programme, round.id, cast.people.amina);
    const [first, second] = await exclusionsOf(ctx, cast.programme, own!.person_id, null);
    expect(first?.person).not.toBeNull();
    expect(second).toEqual({ id: expect.any(Number), address: '', name: 'A Name', person: null });
  }));
