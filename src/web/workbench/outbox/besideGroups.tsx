import type { ComponentChildren } from 'preact';
import { isolate } from '../../../i18n/translate.ts';
import { COUNTED_AROUND } from '../../../lib/placeInList.ts';
import { hide } from '../../../mail/out/placeholders.ts';
import { mailGroups, sentGroups } from '../../../rooms/outbox/index.ts';
import type { MailGroup } from '../../../rooms/outbox/index.ts';
import { ShortDay } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { Beside } from '../list/beside.tsx';
import type { BesideList } from '../list/beside.tsx';
import { kindName } from './acts.tsx';
import { SHOWN, groupsAsked } from './asked.ts';

/** An occasion, with its place in the list beside it. */
type Row = MailGroup & { at: number };
type Found = BesideList<Row> & { own: Row };

/** The occasion of a page. */
interface Opened {
  kind: string;
  occasion: string;
  /** The `until` of `sentGroups`, if the page has already read it. */
  until?: string | undefined;
}

/** How many occasions stand before and after the shown one. Those of codes and letters have no page. */
const BEFORE = 8;
const AFTER = 11;

/**
 * The occasions around one in the outbox, filtered and sorted as the reader left it; null when the address names no list, or the occasion
 * has gone from it. They are not counted.
 */
async function besideGroup(visit: ProgrammeVisit, { until, ...of }: Opened): Promise<Found | null> {
  const { ctx, programme, view, viewer, path, url } = visit;
  const query = url.searchParams.get('list');
  if (query === null) return null;
  const home = path('/workbench/outbox');
  const { shown, kind, sorted } = groupsAsked(visit, new URL(`${home}?${query}`, url));
  const whose = [ctx, programme.id, viewer] as const;
  const states = SHOWN[shown];
  const around = { ...of, before: BEFORE, after: AFTER };
  const { rows: found } = states
    ? await mailGroups(...whose, states, view.lang, { kind, sorted, around })
    : await sentGroups(...whose, view.lang, { kind, way: sorted.way, around, until });
  const isOwn = (group: MailGroup): boolean => group.kind === of.kind && group.occasion === of.occasion;
  const all = found
    .filter((group) => isOwn(group) || !group.private)
    .map((group, at) => Object.assign(group, { at }));
  const nth = all.findIndex(isOwn);
  if (nth < 0) return null;
  return {
    own: all[nth]!,
    before: all.slice(0, nth),
    after: all.slice(nth + 1),
    countBefore: COUNTED_AROUND + 1,
    countAfter: COUNTED_AROUND + 1,
    isIn: true,
    query: '',
    hrefOf: (at) => {
      const { kind, occasion } = all[at]!;
      return `${home}/group?${new URLSearchParams({ kind, occasion, list: query })}`;
    },
    list: `${home}${query ? `?${query}` : ''}`,
    onward: home,
  };
}

/** The page of an occasion, with the rows around it if it was opened from the list. */
export async function withGroupsBeside(
  visit: ProgrammeVisit,
  of: Opened,
  children: ComponentChildren,
): Promise<ComponentChildren> {
  const beside = await besideGroup(visit, of);
  if (!beside) return children;
  const { view, ctx } = visit;
  const numbers = new Intl.NumberFormat(view.lang);
  // The end of a line has no room for a name. Announcements are told apart by their subject.
  const called = ({ kind, subject, to }: Row): string =>
    [kindName(view, kind), kind === 'announcement' ? hide(subject) : '', to ?? '']
      .filter((part) => part !== '')
      .map((part, nth) => (nth === 0 ? part : isolate(part)))
      .join(' · ');
  const row = (group: Row) => ({
    id: group.at,
    row: group.id ?? undefined,
    name: called(group),
    state: (
      <>
        {group.count > 1 ? `${numbers.format(group.count)} · ` : null}
        <ShortDay at={group.earliest} now={ctx.clock.now()} />
      </>
    ),
  });
  return (
    <Beside name={view.t('workbench.desk.outbox')} beside={beside} here={row(beside.own)} rowOf={row}>
      {children}
    </Beside>
  );
}
