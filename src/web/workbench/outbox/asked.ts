import { GROUP_SORTS, countStates, mailGroups, sentGroups } from '../../../rooms/outbox/index.ts';
import type { MailGroup } from '../../../rooms/outbox/index.ts';
import type { OutboxState } from '../../../rooms/mails/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { VIEWS_COUNTED_TO } from '../../../lib/placeInList.ts';
import { askedOf } from '../list/asked.ts';
import { withCounts } from '../list/listViews.tsx';
import type { ListKind } from '../list/description.ts';
import { TAKEN_AT_ONCE, taking } from '../list/taking/taking.ts';
import { kindName } from './acts.tsx';
import { groupColumns } from './groupColumns.tsx';

/** The states of the mails in each view; mails that have left have a view of their own. */
export const SHOWN = {
  here: ['waiting', 'sending', 'gathered', 'held', 'failed'],
  waiting: ['waiting', 'sending', 'gathered'],
  held: ['held'],
  failed: ['failed'],
  dropped: ['dropped'],
  sent: null,
} as const satisfies Readonly<Record<string, readonly OutboxState[] | null>>;
const VIEWS = Object.keys(SHOWN) as (keyof typeof SHOWN)[];

/** The list of the outbox by occasion, and the requests of an address. `kinds` are the kinds of mail in it. */
export function groupsAsked(visit: ProgrammeVisit, url = visit.url, kinds: readonly string[] = []) {
  const { view } = visit;
  const { t } = view;
  const shown = VIEWS.find((one) => one === url.searchParams.get('show')) ?? 'here';
  const kind = url.searchParams.get('kind') ?? '';
  const known = visit.ctx.mailer.kinds.some((one) => one.kind === kind) ? [kind] : [];
  const list: ListKind<MailGroup> = {
    name: 'outbox',
    desk: 'outbox',
    path: visit.path('/workbench/outbox'),
    carries: {},
    columns: groupColumns(visit, shown),
    filters: [
      {
        name: 'kind',
        label: t('outbox.mail'),
        choices: [...new Set([...known, ...kinds])].map((value) => ({ value, label: kindName(view, value) })),
      },
      {
        name: 'show',
        label: t('outbox.state'),
        byView: true,
        usual: 'here',
        choices: VIEWS.slice(1).map((value) => ({ value, label: t(`outbox.section.${value}`) })),
      },
    ],
    views: VIEWS.map((key) => ({
      key,
      label: t(`outbox.section.${key}`),
      set: key === 'here' ? {} : { show: key },
    })),
    sort: shown === 'sent' ? '-when' : 'when',
    rowKey: ({ id, kind: name }) => id ?? -1 - kinds.indexOf(name),
    // Nobody may read codes and letters here, so there are no acts on them.
    rowName: (group) => (group.id === null ? null : kindName(view, group.kind)),
    nothing: t('outbox.none.waiting'),
    notFound: t('outbox.not-found'),
    allDone: t(`outbox.none.${shown === 'here' ? 'waiting' : shown}`),
  };
  const asked = askedOf(url, list);
  const by = GROUP_SORTS.find((one) => one === asked.sort.key) ?? 'when';
  return { list, asked, shown, kind: asked.filters['kind'], sorted: { by, way: asked.sort.way } };
}

/** The list with the number of mails in each view. */
export async function withViewCounts<Row>(
  { ctx, programme, viewer, view }: ProgrammeVisit,
  list: ListKind<Row>,
): Promise<ListKind<Row>> {
  const { dropped, sent, ...counts } = await countStates(ctx, programme.id, viewer);
  const of = (states: readonly (keyof typeof counts)[]) =>
    states.reduce((sum, state) => sum + counts[state], 0);
  const here = { here: of(SHOWN.here), waiting: of(SHOWN.waiting), held: counts.held, failed: counts.failed };
  return withCounts(view, withCounts(view, list, here), { dropped, sent }, VIEWS_COUNTED_TO);
}

/** Saves the occasions as a file, filtered and sorted: which mails go to how many people, and of their words only the subject. */
export const takeOutboxOut = taking<MailGroup>((visit, url) => {
  const { list, shown, kind, sorted } = groupsAsked(visit, url);
  const [whose, lang] = [[visit.ctx, visit.programme.id, visit.viewer] as const, visit.view.lang];
  const states = SHOWN[shown];
  const of = { kind, size: TAKEN_AT_ONCE };
  return Promise.resolve({
    list,
    page: (place) =>
      states
        ? mailGroups(...whose, states, lang, { ...of, sorted, place })
        : sentGroups(...whose, lang, { ...of, way: sorted.way, place }),
  });
});
