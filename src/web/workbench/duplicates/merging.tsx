import { beginBulk } from '../../../rooms/desks/index.ts';
import { WITHDRAWS, duplicatesFound, foreseeMerges } from '../../../rooms/duplicates/index.ts';
import type { ForeseenMerge } from '../../../rooms/duplicates/index.ts';
import { Checkbox, Form, Heading, Notice, Submit } from '../../../ui/index.ts';
import { coordinators, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { isUnderstood, numbersIn } from '../list/asked.ts';
import { afterBulk } from '../list/several/after.ts';
import { duplicatesAsked } from './asked.tsx';
import { ForeseenPairs, isPossible, writtenOf } from './foreseenPairs.tsx';
import { MERGING, MOST_PAIRS } from './several.ts';

/** Shows for the chosen pairs the evidence, the one who stays and the result, and makes one of each pair that stays ticked. */
export const mergingRoutes: Route[] = [
  get(MERGING, coordinators, async (visit) => page(visit, await chosenIn(visit, visit.url.searchParams))),
  post(MERGING, coordinators, merge),
];

interface Chosen {
  pairs: readonly number[];
  /** The query of the list. */
  list: string;
}

/** Reads the pairs from an address or a post: by their numbers, or all that the list finds. */
async function chosenIn(visit: ProgrammeVisit, said: URLSearchParams): Promise<Chosen> {
  const list = said.get('list')?.slice(0, 2000) ?? '';
  if (said.get('which') !== 'all')
    return { pairs: numbersIn(said.getAll('pairs')).slice(0, MOST_PAIRS), list };
  const url = new URL(visit.path(`/workbench/duplicates?${new URLSearchParams(list)}`), visit.url);
  const { filter } = duplicatesAsked(visit, url);
  if (!isUnderstood(url)) return { pairs: [], list };
  return { pairs: await duplicatesFound(visit.ctx, visit.programme.id, filter, MOST_PAIRS), list };
}

/** Foresees the merge of each pair, as if one of two applications to a round were withdrawn. */
const foreseen = (visit: ProgrammeVisit, pairs: readonly number[]): Promise<ForeseenMerge[]> =>
  foreseeMerges(visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    duplicates: pairs,
    withdraws: true,
  });

async function merge(visit: ProgrammeVisit): Promise<Response> {
  const form = await visit.form();
  const chosen = await chosenIn(visit, form);
  const ticked = new Set(form.getAll('two'));
  const could = (await foreseen(visit, chosen.pairs)).filter(
    (one) => isPossible(one) && ticked.has(writtenOf(one)),
  );
  // Nobody is merged in another way than the volunteer saw.
  if (could.length === 0 || could.length < ticked.size) return page(visit, chosen, ticked);
  const done = await beginBulk(visit.ctx, {
    programme: visit.programme.id,
    actor: visit.actor(),
    kind: 'people-made-one',
    list: 'duplicates',
    query: chosen.list,
    said: {
      kept: Object.fromEntries(could.map(({ pair, kept }) => [pair.id, kept.id])),
      ...(form.get('withdraws') === null ? {} : { choice: WITHDRAWS }),
    },
    subjects: could.map(({ pair }) => pair.id),
  });
  return visit.redirect(afterBulk(visit, 'duplicates', chosen.list, done));
}

async function page(
  visit: ProgrammeVisit,
  { pairs, list }: Chosen,
  ticked?: ReadonlySet<string>,
): Promise<Response> {
  const { view, path } = visit;
  const { t } = view;
  const all = await foreseen(visit, pairs);
  const possible = all.filter(isPossible);
  const title = t('several.make-one.ask', { count: possible.length });
  const back = path(`/workbench/duplicates?${new URLSearchParams(list)}`);
  const shown = <ForeseenPairs all={all} ticked={ticked} visit={visit} />;
  return visit.page({
    title,
    workbench: 'duplicates',
    status: ticked ? 422 : 200,
    body: (
      <>
        <Heading lead={t('duplicates.what-happens')}>{title}</Heading>
        {ticked ? (
          <Notice kind="trouble" title={t(ticked.size === 0 ? 'several.none' : 'several.changed')} />
        ) : null}
        {possible.length > 0 ? (
          <Form action={path(MERGING)} hidden={{ pairs: all.map(({ pair }) => pair.id).join(','), list }}>
            {shown}
            {possible.some(({ withdraws }) => withdraws) ? (
              <Checkbox name="withdraws" label={t('duplicates.withdraws')} />
            ) : null}
            <Submit or={{ href: back, label: t('several.back') }}>{t('several.make-one')}</Submit>
          </Form>
        ) : (
          <>
            {shown}
            <p>
              <a href={back}>{t('several.back')}</a>
            </p>
          </>
        )}
      </>
    ),
  });
}
