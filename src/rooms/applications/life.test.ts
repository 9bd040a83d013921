import { expect, test } from 'vitest';
import { answersFor, applied, giveAnswers, stageForm, applicationStateOf } from '../../../test/applicant.ts';
import { onOpenRound } from '../../../test/onStage.ts';
import { ruledOutBy } from '../../../test/ruledOutBy.ts';
import {
  answersOf,
  applicationById,
  applicationTo,
  beginApplication,
  changeState,
  decline,
  partnerView,
  resolveExclusions,
  startApplication,
  submit,
} from './index.ts';
import { all, as, mails, standing } from '../../../test/applications.ts';

test('a complete application of somebody whose address is confirmed counts at once, and a mail gives the dates', () =>
  onOpenRound(async (ctx, cast, round) => {
    const id = await applied(ctx, cast, round, 'amina');
    expect(await applicationStateOf(ctx, cast, round, 'amina')).toBe('confirmed');
    const [mail] = await mails(ctx);
    expect(mail?.kind).toBe('application-received');
    // Amina reads French and lives in Dakar, where it is 8:00 when it is 9:00 in Madrid.
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
    expect(await applicationStateOf(ctx, cast, round, 'luca')).toBe('draft');
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

test('a partner sees somebody as they are called now, whatever name an application was written under; a draft as it will be', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const id = await applied(ctx, cast, round, 'luca', { called: 'Lu' });
    const seen = async () => {
      const { name, called, country, zone } = (await partnerView(ctx, programme, id))!;
      return { name, called, country, zone };
    };
    const now = { name: 'Luca Rossi', called: '', country: 'PE', zone: 'America/Lima' };
    await ctx.db.updateTable('person').set(now).where('id', '=', people.luca).execute();
    expect(await seen()).toEqual(now);
    await ctx.db.updateTable('application').set({ state: 'draft' }).where('id', '=', id).execute();
    expect(await seen()).toEqual({ name: 'Luca Ferri', called: 'Lu', country: 'IT', zone: 'Europe/Rome' });
    // The short name stays hidden if the form hides it from partners, though it is stored with the person.
    await ctx.db.updateTable('application').set({ state: 'confirmed' }).where('id', '=', id).execute();
    await ctx.db.updateTable('person').set({ called: 'Lulu' }).where('id', '=', people.luca).execute();
    expect(await seen()).toMatchObject({ called: 'Lulu' });
    await ctx.db
      .updateTable('question_version')
      .set({ shown_to_partner: false })
      .where('question_id', 'in', (eb) => eb.selectFrom('question').select('id').where('role', '=', 'called'))
      .execute();
    expect(await seen()).toMatchObject({ called: '' });
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
    expect(await resolveExclusions(ctx, { programme: cast.programme, round: round.id })).toBe(0);
    await startApplication(ctx, {
      programme: cast.programme,
      round: round.id,
      address: 'later@new.example',
      locale: 'en',
    });
    expect(await resolveExclusions(ctx, { programme: cast.programme, round: round.id })).toBe(1);
    const own = await applicationTo(ctx, cast.programme, round.id, cast.people.amina);
    const [first, second] = await ruledOutBy(ctx, cast.programme, own!.id);
    expect(first?.person).not.toBeNull();
    expect(second).toEqual({ id: expect.any(Number), address: '', name: 'A Name', person: null });
  }));
