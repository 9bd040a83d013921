import type { ComponentChildren } from 'preact';
import { COUNTED_TO } from '../../../lib/placeInList.ts';
import type { Cut } from '../../../lib/placeInList.ts';
import { ownWay } from '../../../rooms/desks/index.ts';
import type { OwnWay } from '../../../rooms/desks/index.ts';
import { ErrorSummary, Heading, LocalDay } from '../../../ui/index.ts';
import { isFor } from '../../request/admit.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { hrefOf, queryHere, queryOf } from './asked.ts';
import type { ListAsked } from './asked.ts';
import type { ListKind } from './description.ts';
import { FilterBar, FilterFirst, SetFilters } from './filterBar.tsx';
import { OwnWayForms, Paging, rangeOf } from './foot.tsx';
import { ListViews, NotKnown, Nothing } from './listViews.tsx';
import { Rows, shownColumns } from './rows.tsx';
import { BULK, BulkBar } from './several/bar.tsx';
import { Outcome, severalOn } from './several/outcome.tsx';
import { TableFile } from './taking/tableFile.tsx';

/** A page of rows, and the number of rows that the filters leave. Where counting is slow, it stops just above `COUNTED_TO`; null when nothing was counted. */
export type Found<Row> = Cut<Row> & { count: number | null };

interface More {
  /** The heading, which is also the caption of the table. */
  title: string;
  /** Stands between the heading and the views. */
  above?: ComponentChildren;
  /** Shown below the list. */
  below?: ComponentChildren;
  /** How the reader has set up the list, if that was read with something else. */
  own?: OwnWay | undefined;
  /** True when `count` is exact however large. */
  isCounted?: boolean;
}

/** The page of a list with a heading that counts its rows: "240 applications". */
export async function deskListPage<Row>(
  visit: ProgrammeVisit,
  list: ListKind<Row>,
  asked: ListAsked,
  found: Found<Row>,
  more: More & {
    eyebrow?: ComponentChildren;
    lead?: ComponentChildren;
    act?: ComponentChildren;
    /** The title in the browser's tab, when the heading is too long for it. */
    inTab?: string;
  },
): Promise<PageAnswer> {
  const { status, body } = await deskList(visit, list, asked, found, more);
  return {
    title: more.inTab ?? more.title,
    workbench: list.desk,
    status,
    body: (
      <>
        <Heading eyebrow={more.eyebrow} lead={more.lead} act={more.act}>
          {asked.unknown.length > 0 ? visit.view.t(`workbench.desk.${list.desk}`) : more.title}
        </Heading>
        {body}
      </>
    ),
  };
}

/** A list within a page: views, filters, rows, the acts on chosen rows, and the reader's own settings. */
export async function deskList<Row>(
  visit: ProgrammeVisit,
  list: ListKind<Row>,
  asked: ListAsked,
  whole: Found<Row>,
  more: More,
): Promise<{ status: number; body: ComponentChildren }> {
  const isUnknown = asked.unknown.length > 0;
  const found: Found<Row> = isUnknown ? { rows: [], previous: null, next: null, count: 0 } : whole;
  const { ctx, programme, person } = visit;
  const own =
    more.own ?? (await ownWay(ctx, { programme: programme.id, person: person?.id ?? null, list: list.name }));
  const { several, acts, lacks, reasons, outcome } = await severalOn(visit, list.name);
  const chosen = new Set([...asked.chosen, ...(reasons?.keys() ?? [])]);
  const elsewhere = [...chosen].filter((id) => !found.rows.some((row) => list.rowKey(row) === id));
  const isCounted = more.isCounted || (found.count ?? Infinity) <= COUNTED_TO;
  const at = visit.path(`/workbench/lists/${list.name}`);
  const [query, queryOfAll] = [queryHere, queryOf].map(
    (one) => hrefOf(list, one(list, asked)).split('?')[1] ?? '',
  ) as [string, string];
  const page = visit.brought.lists.get(list.name);
  // The id of the form with the boxes; undefined without boxes.
  const form =
    acts.length > 0 && !isUnknown && (found.rows.length > 0 || elsewhere.length > 0) ? BULK : undefined;
  const takes = found.rows.length > 0 && page?.takes !== undefined && isFor(visit, page.audience);
  // Paper has no links to the other pages, so it says that there are more.
  const part = found.next ?? found.previous;
  const range = part && rangeOf(visit.view, { asked, cut: found, count: found.count, isCounted });
  return {
    status: lacks ? 422 : 200,
    body: (
      <>
        <ErrorSummary errors={lacks ? [{ name: null, message: lacks }] : []} />
        {outcome ? <Outcome outcome={outcome} undo={`${at}/acts/${outcome.found.id}/undoing`} /> : null}
        <p class="on-paper">
          <LocalDay at={ctx.clock.now()} year />
          {range && ` · ${range}`}
        </p>
        {more.above}
        {form ? <FilterFirst list={list} asked={asked} form={form} /> : null}
        <ListViews visit={visit} list={list} asked={asked} kept={own.views} form={form} />
        <FilterBar list={list} asked={asked} form={form} />
        <SetFilters list={list} asked={asked} form={form} />
        <NotKnown list={list} asked={asked} />
        {isUnknown ? null : found.rows.length === 0 ? (
          <Nothing list={list} asked={asked} />
        ) : (
          <Rows
            list={list}
            asked={{ ...asked, chosen }}
            columns={shownColumns(list, own.columns)}
            form={form}
            rows={found.rows}
            caption={more.title}
            reasons={reasons}
          />
        )}
        {form ? (
          <BulkBar
            action={`${at}/several`}
            query={query}
            count={isCounted && found.count !== null ? found.count : undefined}
            acts={acts}
            elsewhere={elsewhere}
            allAtFirst={several?.allAtFirst}
          />
        ) : null}
        <Paging list={list} asked={asked} cut={found} count={found.count} isCounted={isCounted} form={form} />
        {person ? (
          <OwnWayForms
            list={list}
            asked={asked}
            own={own}
            person={person.id}
            at={at}
            mayAll={visit.may('director')}
          />
        ) : null}
        {takes ? <TableFile action={`${at}/table?${queryOfAll}`} /> : null}
        {more.below ? <div class="off-paper">{more.below}</div> : null}
      </>
    ),
  };
}

/** "240 applications", or "More than 1,000 applications" (the key with `-many`); uncounted rows as far as the page shows them. */
export function countedTitle(
  t: ProgrammeVisit['view']['t'],
  key: CountedKey,
  count: number | null,
  { rows, next }: Pick<Cut<unknown>, 'next'> & { rows: readonly unknown[] } = { rows: [], next: null },
  { before, place }: Pick<ListAsked, 'before' | 'place'> = { before: 0, place: undefined },
): string {
  if (count !== null) return count > COUNTED_TO ? t(`${key}-many`, { count: COUNTED_TO }) : t(key, { count });
  const known = before + rows.length;
  return next || (place && before === 0) ? t(`${key}-many`, { count: known }) : t(key, { count: known });
}

type CountedKey =
  | 'applications.found'
  | 'duplicates.count'
  | 'everybody.count'
  | 'inbox.count'
  | 'matching.proposals.count'
  | 'matching.unplaced.count'
  | 'moderation.count'
  | 'partnerships.count'
  | 'topics.count';
