import {
  askMerge,
  duplicateById,
  mergePeople,
  nameTwo,
  sayDifferent,
} from '../../../rooms/duplicates/index.ts';
import type { Duplicate } from '../../../rooms/duplicates/index.ts';
import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';
import { coordinators, get, post, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { keptQuery } from './asked.tsx';
import { besideDuplicate } from './beside.tsx';
import { listPage } from './list.tsx';
import { mergingRoutes } from './merging.tsx';
import { SAW, pairPage, saidState } from './pair.tsx';

/** The desk for people who may be one person under two addresses. */
export const duplicateRoutes: Route[] = unseen([
  get('/workbench/duplicates', coordinators, async (visit) => visit.page(await listPage(visit))),
  post('/workbench/duplicates', coordinators, compareTwo),
  ...mergingRoutes,
  get('/workbench/duplicates/:id', coordinators, async (visit) => {
    const found = await foundIn(visit);
    return found ? visit.page(await pairPage(visit, found)) : visit.notFound();
  }),
  post('/workbench/duplicates/:id/merge', coordinators, merge),
  post('/workbench/duplicates/:id/difference', coordinators, async (visit) => {
    const found = await foundIn(visit);
    if (!found) return visit.notFound();
    if (await isOvertaken(visit, found)) return asItIsNow(visit, found);
    const done = await sayDifferent(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      duplicate: found.id,
      seen: found,
    });
    if (!done.ok) return asItIsNow(visit, found);
    return visit.redirect(await onwardFrom(visit, found.id), 'people-different');
  }),
]);

/**
 * The page after an act on a pair: the next pair of the list beside it, else the list. Read after the act, which may have removed other
 * pairs from the list, too.
 */
const onwardFrom = async (visit: ProgrammeVisit, duplicate: number): Promise<string> =>
  (await besideDuplicate(visit, duplicate))?.onward ?? visit.path('/workbench/duplicates');

/** Whether another volunteer has decided about the two since their page was drawn. */
async function isOvertaken(visit: ProgrammeVisit, found: Duplicate): Promise<boolean> {
  const saw = (await visit.form()).get(SAW);
  return saw !== null && saw !== saidState(found);
}

const asItIsNow = (visit: ProgrammeVisit, { id }: Duplicate): Response =>
  visit.redirect(visit.path(`/workbench/duplicates/${id}${keptQuery(visit)}`), 'changed-meanwhile');

async function foundIn(visit: ProgrammeVisit): Promise<Duplicate | null> {
  const id = visit.id('id');
  return id === null ? null : duplicateById(visit.ctx, visit.programme.id, id);
}

async function compareTwo(visit: ProgrammeVisit): Promise<Response> {
  const { t } = visit.view;
  const form = await visit.form();
  const [one, other] = [form.get('one') ?? '', form.get('other') ?? ''];
  const [first, second] = [normaliseAddress(one), normaliseAddress(other)];
  const refuse = async (messages: { one?: string; other?: string }): Promise<Response> =>
    visit.page(await listPage(visit, { one, other, messages }));
  if (!first || !second)
    return refuse({
      ...(first ? {} : { one: t('sign-in.error.address') }),
      ...(second ? {} : { other: t('sign-in.error.address') }),
    });
  const done = await nameTwo(visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    addresses: [first, second],
  });
  if (!done.ok) return refuse({ other: t(`duplicates.refused.name-${done.reason}`) });
  return visit.redirect(visit.path(`/workbench/duplicates/${done.duplicate}`));
}

/** Makes one person of two. If only the owner of the other address may decide that, asks the owner. */
async function merge(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, person } = visit;
  const found = await foundIn(visit);
  if (!found || !person) return visit.notFound();
  if (await isOvertaken(visit, found)) return asItIsNow(visit, found);
  const form = await visit.form();
  const keep = form.get('keep');
  const refuse = async (message: string): Promise<Response> =>
    visit.page(await pairPage(visit, found, { keep, message }));
  const kept = [found.a, found.b].find(({ id }) => String(id) === keep);
  if (!kept) return refuse(visit.view.t('duplicates.refused.keep'));
  const asked = {
    programme: programme.id,
    actor: visit.actor(),
    kept: kept.id,
    gone: kept === found.a ? found.b.id : found.a.id,
    withdraws: form.get('withdraws') !== null,
    mayGiveRoles: visit.may('director'),
    volunteer: person.id,
  };
  const done = await mergePeople(ctx, { ...asked, proven: false, isKeeper: false });
  if (done.ok) return visit.redirect(await onwardFrom(visit, found.id), 'people-merged');
  if (done.reason !== 'ask') return refuse(visit.view.t(`duplicates.refused.${done.reason}`));
  const mailed = await askMerge(ctx, { ...asked, duplicate: found.id, seen: found });
  if (!mailed.ok)
    return mailed.reason === 'overtaken'
      ? asItIsNow(visit, found)
      : refuse(visit.view.t(`duplicates.refused.${mailed.reason}`));
  return visit.redirect(visit.path(`/workbench/duplicates/${found.id}${keptQuery(visit)}`), 'merge-asked');
}
