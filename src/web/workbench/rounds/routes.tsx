import { defaultForm } from '../../../../sample/form.ts';
import { sampleRound } from '../../../../sample/round.ts';
import {
  cancelRound,
  copyRound,
  createRound,
  publishRound,
  renameRound,
  roundsOf,
  shiftedDates,
} from '../../../rooms/programmes/index.ts';
import { actOn, inRound } from '../../frame/inRound.ts';
import { coordinators, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import { roundDeskPage, deskPath, overtaken } from './deskPage.tsx';
import { RoundsList } from './list.tsx';
import { moveDates } from './move.tsx';
import { datesFrom, labelFrom, planOf, rhythmFrom } from './plan.ts';
import type { Plan } from './plan.ts';
import { roundToCopy, newRound } from './newRound.tsx';

export const roundDeskRoutes: Route[] = [
  get('/workbench/rounds', coordinators, async (visit) =>
    visit.page({
      title: visit.view.t('workbench.desk.rounds'),
      workbench: 'rounds',
      body: (
        <RoundsList
          rounds={await roundsOf(visit.ctx, visit.programme.id)}
          source={visit.programme.source_locale}
          now={visit.ctx.clock.now()}
          path={visit.path}
        />
      ),
    }),
  ),
  get('/workbench/rounds/new', coordinators, async (visit) => {
    const from = await roundToCopy(visit, visit.url.searchParams.get('from'));
    const now = visit.ctx.clock.now();
    const first = sampleRound(now, visit.programme.zone);
    const plan = from
      ? planOf({ ...from, label: {} }, shiftedDates(from, now))
      : planOf({ label: first.label, rhythm_days: first.rhythmDays }, first.dates);
    return newRound(visit, from, plan);
  }),
  post('/workbench/rounds', coordinators, async (visit) => {
    const { ctx, programme } = visit;
    const form = await visit.form();
    const sent = form.get('from');
    const from = sent ? await roundToCopy(visit, sent) : null;
    const plan: Plan = {
      label: labelFrom(form, programme.locales),
      rhythm: form.get('rhythm') ?? '',
      dates: datesFrom(form),
    };
    const input = {
      programme: programme.id,
      actor: visit.actor(),
      label: plan.label,
      dates: plan.dates,
      rhythmDays: rhythmFrom(plan.rhythm),
    };
    const made = from
      ? await copyRound(ctx, { ...input, from: from.id })
      : await createRound(ctx, { ...input, form: defaultForm });
    if (!made.ok) return newRound(visit, from, plan, made);
    return visit.redirect(visit.path(`/workbench/rounds/${made.round.number}`), 'round-planned');
  }),
  get(
    '/workbench/rounds/:number',
    coordinators,
    inRound((visit, round) => roundDeskPage(visit, round)),
  ),
  post(
    '/workbench/rounds/:number/dates',
    coordinators,
    inRound(async (visit, round) => {
      const form = await visit.form();
      const dates = datesFrom(form);
      const plan = { ...planOf(round, round.dates), dates };
      if (form.get('edit'))
        return roundDeskPage(visit, round, { plan, base: { dates: form.get('base') ?? undefined } });
      const base = form.get('base') ?? undefined;
      const done = await moveDates(visit, round, dates, { seen: form.get('seen'), base });
      if (done.kind === 'overtaken') return overtaken(visit, round, plan, 'dates');
      if (done.kind === 'refused')
        return roundDeskPage(visit, round, { plan, problems: done.problems, base: { dates: base } });
      if (done.kind === 'asked') return done.page;
      return visit.redirect(deskPath(visit, round), done.told > 0 ? 'dates-told' : 'saved');
    }),
  ),
  post(
    '/workbench/rounds/:number/name',
    coordinators,
    inRound(async (visit, round) => {
      const form = await visit.form();
      const plan: Plan = {
        label: labelFrom(form, visit.programme.locales, round.label),
        rhythm: form.get('rhythm') ?? '',
        dates: round.dates,
      };
      const base = form.get('base') ?? undefined;
      const done = await renameRound(visit.ctx, {
        ...actOn(visit, round),
        label: plan.label,
        rhythmDays: rhythmFrom(plan.rhythm),
        base,
      });
      if (!done.ok && done.reason === 'overtaken') return overtaken(visit, round, plan, 'name');
      if (!done.ok)
        return roundDeskPage(visit, round, {
          plan,
          messages: { rhythm: visit.view.t('rounds.problem.rhythm') },
          base: { name: base },
        });
      return visit.redirect(deskPath(visit, round), 'saved');
    }),
  ),
  post(
    '/workbench/rounds/:number/publication',
    coordinators,
    inRound(async (visit, round) => {
      const done = await publishRound(visit.ctx, actOn(visit, round));
      if (!done.ok && done.reason !== 'already-public')
        return roundDeskPage(visit, round, { refusal: visit.view.t(`rounds.refused.${done.reason}`) });
      return visit.redirect(deskPath(visit, round), 'round-published');
    }),
  ),
  post(
    '/workbench/rounds/:number/cancellation',
    coordinators,
    inRound(async (visit, round) => {
      const done = await cancelRound(visit.ctx, actOn(visit, round));
      if (!done.ok)
        return roundDeskPage(visit, round, { refusal: visit.view.t(`rounds.refused.${done.reason}`) });
      return visit.redirect(deskPath(visit, round), 'round-cancelled');
    }),
  ),
];
