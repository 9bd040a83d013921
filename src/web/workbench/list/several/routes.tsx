import { MOST_AT_ONCE, beginBulk, bulkProgress, undoBulk } from '../../../../rooms/desks/index.ts';
import { isFor } from '../../../request/admit.ts';
import { get, post, volunteers } from '../../../route.ts';
import type { Route } from '../../../route.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { CHOSEN_IN, FILTER, OF_BOXES, fitting, isUnderstood, numbersIn, pathOf } from '../asked.ts';
import { allFound, isAsked, isDone, isTheirs, chosenThatAreSeen } from './acts.ts';
import type { DoneAct } from './acts.ts';
import { afterBulk as after } from './after.ts';
import { lacksOf } from './askFields.tsx';
import { askPage } from './askPage.tsx';
import { NOT_THERE, UNKNOWN } from './outcome.tsx';
import { progressPage } from './progressPage.tsx';

/** The list of the path with its acts, if this volunteer sees the list; else null. */
function listOf(visit: ProgrammeVisit) {
  const list = visit.param('list');
  const page = visit.brought.lists.get(list);
  const several = page?.several;
  return page && several && isFor(visit, page.audience) ? { list, page, several } : null;
}

/** The act and its things: the chosen ones, or all that the filters find. Read from the address or the post. */
async function askedFor(
  visit: ProgrammeVisit,
  said: { get(name: string): string | null; getAll(name: string): string[] },
) {
  const found = listOf(visit);
  if (!found) return null;
  const { page, several } = found;
  const act = several.acts(visit.view).find(({ key }) => key === said.get('act'));
  if (!act || !isFor(visit, act.audience)) return null;
  const query = (said.get('query') ?? '').slice(0, 2000);
  const url = new URL(
    visit.path(`${pathOf(page.path, new URLSearchParams(query))}?${new URLSearchParams(query)}`),
    visit.url,
  );
  const chosen = numbersIn(said.getAll('chosen'));
  const isAll = said.get('which') === 'all' && !(several.allAtFirst && chosen.length > 0);
  const order = several.newestFirst ? chosen.toSorted((a, b) => b - a) : chosen;
  const numbers = isAll ? await allFound(visit, several.found, url, MOST_AT_ONCE + 1) : order;
  const counted = said.get('count') ?? '';
  const isChanged = isAll && counted !== '' && Number(counted) !== numbers.length;
  /** The address of the list as it was, with the same boxes ticked. */
  const back = (more: Readonly<Record<string, string>> = {}): string => {
    const to = new URLSearchParams(query);
    if (!isAll && numbers.length > 0) to.set('chosen', numbers.join(','));
    for (const [name, value] of Object.entries(more)) {
      if (value) to.set(name, value);
      else to.delete(name);
    }
    return visit.path(`${pathOf(page.path, to)}?${to}`);
  };
  const isUnknown = isAll && !isUnderstood(url);
  return { ...found, act, query, isAll, numbers, isChanged, isUnknown, back };
}

const WAYS = ['to', FILTER];

/** The list with other filters, or in another order, page or view for readers without script, with the same boxes ticked. */
function along(visit: ProgrammeVisit): Response {
  const { searchParams: said } = visit.url;
  const found = listOf(visit);
  if (!found) return visit.notFound();
  const to = new URLSearchParams((said.get('to') ?? said.get(FILTER) ?? '').slice(0, 2000));
  if (!said.has('to'))
    for (const [name, value] of said) if (value && !OF_BOXES.has(name)) to.set(name, value);
  const chosen = numbersIn(said.getAll('chosen'));
  const carried = fitting(chosen);
  if (carried.length > 0) to.set('chosen', carried.join(','));
  else to.delete(CHOSEN_IN);
  if (carried.length < chosen.length) to.set('none', String(carried.length));
  return visit.redirect(visit.path(`${pathOf(found.page.path, to)}?${to}`));
}

/** Acts on several things of a list: what would happen, the act itself, its progress, and the undo of all of it. */
export const severalRoutes: Route[] = [
  get('/workbench/lists/:list/several', volunteers, async (visit) => {
    if (WAYS.some((name) => visit.url.searchParams.has(name))) return along(visit);
    // The filters' fields belong to the same form; empty ones are removed from the address.
    const said = [...visit.url.searchParams];
    if (said.some(([name, value]) => value === '' && !OF_BOXES.has(name)))
      return visit.redirect(
        `${visit.url.pathname}?${new URLSearchParams(said.filter(([, value]) => value !== ''))}`,
      );
    const asked = await askedFor(visit, visit.url.searchParams);
    if (!asked) return visit.notFound();
    const { act, isAll, isChanged, isUnknown, back, several } = asked;
    if (isUnknown) return visit.redirect(back({ none: UNKNOWN }));
    const isFew = !isAll && asked.numbers.length <= MOST_AT_ONCE;
    const numbers = isFew ? await chosenThatAreSeen(visit, several, asked.numbers) : asked.numbers;
    if (numbers.length === 0)
      return visit.redirect(back({ none: asked.numbers.length > 0 ? NOT_THERE : act.key, chosen: '' }));
    const most = ('most' in act && act.most) || MOST_AT_ONCE;
    if (numbers.length > most) return visit.redirect(back({ none: String(most) }));
    if (!isAsked(act)) return visit.redirect(visit.path(act.leads(asked)));
    const seen = visit.ctx.clock.now().getTime();
    return askPage(visit, back(), { ...asked, numbers, act, seen }, { isChanged });
  }),
  post('/workbench/lists/:list/several', volunteers, async (visit) => {
    const form = await visit.form();
    const asked = await askedFor(visit, form);
    if (!asked) return visit.notFound();
    const { act, numbers, isChanged, isUnknown, back, list, query } = asked;
    if (isUnknown) return visit.turnBack(back({ none: UNKNOWN }));
    if (numbers.length === 0 || numbers.length > MOST_AT_ONCE || !isAsked(act))
      return visit.turnBack(back({ none: act.key }));
    const text = (form.get('text') ?? '').trim();
    const now = visit.ctx.clock.now().getTime();
    const said = Number(form.get('seen'));
    const seen = said > 0 && said <= now ? said : now;
    const choice = form.get('choice') ?? '';
    const asking = { ...asked, act, seen, answers: { text, choice } };
    const error = await lacksOf(visit, act, { text, choice, query });
    if (error) return askPage(visit, back(), asking, { error });
    if (isChanged) return askPage(visit, back(), asking, { isChanged });
    const done = await beginBulk(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      kind: act.kind,
      list,
      query,
      said: { seen, ...(act.text ? { text } : {}), ...(act.choice ? { choice } : {}) },
      subjects: numbers,
    });
    return visit.redirect(after(visit, list, query, done));
  }),
  get('/workbench/lists/:list/acts/:act', volunteers, async (visit) => {
    const found = await progressOf(visit);
    if (!found) return visit.notFound();
    const { progress, list } = found;
    if (progress.isDone)
      return visit.redirect(after(visit, list, progress.query, { act: progress.id, isDone: true }));
    return progressPage(visit, found.act, progress);
  }),
  post('/workbench/lists/:list/acts/:act/undoing', volunteers, async (visit) => {
    const found = await progressOf(visit);
    if (!found) return visit.notFound();
    const { progress, list } = found;
    const back = await undoBulk(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      act: progress.id,
    });
    if (!back.ok)
      return visit.redirect(
        after(visit, list, progress.query, { act: progress.id, isDone: true }),
        'undo-too-late',
      );
    return visit.redirect(after(visit, list, progress.query, back));
  }),
];

/** The act of the path, for a volunteer who may do such acts. */
async function progressOf(visit: ProgrammeVisit) {
  const found = listOf(visit);
  const id = visit.id('act');
  if (!found || id === null) return null;
  const progress = await bulkProgress(visit.ctx, { programme: visit.programme.id, act: id });
  if (progress?.list !== found.list || !isTheirs(visit, found.several, progress)) return null;
  const act = found.several
    .acts(visit.view)
    .find((one): one is DoneAct => isDone(one) && one.kind === progress.kind);
  return act && isFor(visit, act.audience) ? { list: found.list, act, progress } : null;
}
