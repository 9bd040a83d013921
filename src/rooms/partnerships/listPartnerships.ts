import { sql } from 'kysely';
import type { Ctx, Viewer } from '../ctx.ts';
import { asReader, readsConcern } from './concerns/readers.ts';
import type { PartnershipStand, PartnershipState } from './queries.ts';
import type { EndReason } from './rules.ts';
import { quietColumns, whyQuiet } from './silence/whyQuiet.ts';
import type { WhyQuiet } from './silence/whyQuiet.ts';
import {
  SOON,
  STANDS,
  endsBefore,
  hasBeenSilent,
  hasNoLetter,
  hasOpenConcern,
  isSent,
  isSought,
} from './shown.ts';
import type { Shown } from './shown.ts';
import type { Suggestion } from './turn/standings.ts';
import { fewOf, pairSearch } from '../people/index.ts';
import { DATES, ROUND_COLUMNS, roundOf } from '../programmes/index.ts';
import type { Round } from '../programmes/index.ts';
import { byKey, countUpTo } from '../../db/byKey.ts';
import { NEWEST_FIRST, partnershipKey } from './sorts.ts';
import type { PartnershipSort } from './sorts.ts';
import type { Cut, Place } from '../../lib/placeInList.ts';

/** A partnership as coordinators see it: its members, where it stands, how much was written and when last. Never a word of the letters. */
export interface ListedPartnership extends PartnershipStand {
  /** The person who ended it by leaving; null when it ended otherwise. */
  leaver: number | null;
  letters: number;
  lastLetterAt: Date | null;
  /**
   * The last contact of its members: a letter that reached the other, or a day on which one said that they talked. Other answers are
   * private to the person who gave them.
   */
  lastContactAt: Date | null;
  /** Open concerns that the viewer may read. */
  openConcerns: number;
  /** A suggestion for a silent pair while that is on the work list; null otherwise. */
  suggests: Suggestion | null;
  members: ListedMember[];
}

export interface ListedMember {
  person: number;
  name: string;
  country: string | null;
  leftAt: Date | null;
  /** The reason they gave the coordinators when they left. Null for a viewer who was their partner. */
  leftReason: string | null;
  letters: number;
  /** Their application to the round, if there is one. */
  application: number | null;
}

const PER_PAGE = 100;

type Db = Pick<Ctx, 'db'>;

/** Letters of a row `p` that has some: when the last was written, as ISO 8601, and how many each member wrote. Read once for both. */
const written = sql<Written | null>`(case when p.letters > 0 then (
  select json_build_object('last', max(w.last), 'by', json_object_agg(w.author_id, w.letters) filter (where w.author_id is not null)) from (
    select l.author_id, max(l.written_at) as last, count(*) as letters from letter l
    where l.programme_id = p.programme_id and l.partnership_id = p.id and ${isSent} group by l.author_id) w) end)`;
const lastLeaver = sql<
  number | null
>`(case when p.end_reason = 'left' then (select (e.data ->> 'person')::bigint from event e
  where e.programme_id = p.programme_id and e.kind = 'partnership-left' and e.subject_kind = 'partnership' and e.subject_id = p.id
  order by e.id desc limit 1) end)`;
const suggests = sql<Suggestion | null>`(select m.data ->> 'suggests' from matter m where m.programme_id = p.programme_id
  and m.kind = 'pair-silent' and m.subject_kind = 'partnership' and m.subject_id = p.id and m.closed_at is null)`;
const openConcerns = (viewer: Viewer) => sql<number>`(select count(*)::int from concern c
  where c.programme_id = p.programme_id and c.partnership_id = p.id and c.handled_at is null
    and ${readsConcern(asReader(viewer), sql`c.programme_id`, sql`c.id`)})`;

/** The members beside a row `p`, with moments as ISO 8601. */
const members = sql<MemberRow[]>`(
  select coalesce(json_agg(json_build_object('person', m.person_id, 'name', x.name, 'country', x.country, 'leftAt', m.left_at,
    'leftReason', m.left_reason, 'application', (select a.id from application a where a.programme_id = m.programme_id and a.person_id = m.person_id
      and a.round_id = p.round_id)) order by m.person_id), '[]')
  from membership m join person x on x.programme_id = m.programme_id and x.id = m.person_id
  where m.programme_id = p.programme_id and m.partnership_id = p.id)`;

type MemberRow = Omit<ListedMember, 'leftAt' | 'letters'> & { leftAt: string | null };

interface Written {
  last: string | null;
  by: Readonly<Record<number, number>> | null;
}

function listed(ctx: Db, programme: number) {
  return ctx.db.selectFrom('partnership as p').where('p.programme_id', '=', programme);
}

function read(query: ReturnType<typeof listed>, viewer: Viewer) {
  return query.select([
    'p.id as partnership',
    'p.round_id as round',
    'p.state',
    'p.introduced_at as introducedAt',
    'p.ended_at as endedAt',
    'p.end_reason as endReason',
    lastLeaver.as('leaver'),
    'p.letters',
    written.as('written'),
    'p.contact_at as lastContactAt',
    openConcerns(viewer).as('openConcerns'),
    suggests.as('suggests'),
    members.as('members'),
  ]);
}

/**
 * One page of a round's partnerships as somebody may see them, newest first unless `sorted` says otherwise, from `place` on. Also how many
 * there are, by `countUpTo`; null for a search that finds very many.
 */
export async function listPartnerships(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  viewer: Viewer,
  filter: Filter & { sorted?: PartnershipSort; size?: number; place?: Place | undefined },
): Promise<Cut<ListedPartnership> & { count: number | null }> {
  const sought = await searched(ctx, programme, filter);
  const base = filtered(ctx, programme, viewer, sought);
  const { sorted = NEWEST_FIRST, size = PER_PAGE, place } = filter;
  const page = byKey(partnershipKey(programme, sorted.by), sorted.way, size, place);
  const found = await read(base, viewer)
    .select(page.key.as('key'))
    .where(page.from)
    .orderBy(page.order)
    .limit(page.limit)
    .execute();
  const isCounted = !sought.search?.trim() || sought.found !== null;
  const { rows: counted } = isCounted
    ? await sql<{ count: number }>`select ${countUpTo(sql`${base.select('p.id')}`)} as count`.execute(ctx.db)
    : { rows: [] };
  const cut = page.cut(found);
  return { ...cut, rows: cut.rows.map((row) => seenBy(viewer, row)), count: counted[0]?.count ?? null };
}

/** The numbers of the partnerships that a filter leaves, at most `most`. */
export async function partnershipsFound(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  viewer: Viewer,
  filter: Filter,
  most: number,
): Promise<number[]> {
  const rows = await filtered(ctx, programme, viewer, await searched(ctx, programme, filter))
    .select('p.id')
    .orderBy('p.id')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

export interface Filter {
  round: number;
  shown: Shown;
  search?: string;
  /** The partnerships that the search finds, if they are few; read by `searched`. */
  found?: readonly number[] | null;
}

const WORDED = { table: sql`partnership`, live: sql<boolean>`true` };

/** The filter with the partnerships that its search finds, if they are few. */
export async function searched<F extends Filter>(ctx: Db, programme: number, filter: F): Promise<F> {
  const search = filter.search?.trim();
  if (!search || filter.found !== undefined) return filter;
  return { ...filter, found: await fewOf(ctx, programme, WORDED, pairSearch(programme, search)) };
}

const DAY = 86_400_000;

export function filtered(ctx: Pick<Ctx, 'db' | 'clock'>, programme: number, viewer: Viewer, filter: Filter) {
  let base = listed(ctx, programme).where('p.round_id', '=', filter.round);
  const now = ctx.clock.now().getTime();
  const stand = STANDS.find((one) => one === filter.shown);
  if (stand) base = base.where('p.state', '=', stand);
  if (filter.shown === 'silent') base = base.where('p.state', '<>', 'ended').where(hasNoLetter);
  if (filter.shown === 'ended-early') base = base.where('p.end_reason', 'in', ['left', 'volunteer']);
  if (filter.shown === 'two-weeks')
    base = base.where('p.state', '<>', 'ended').where(hasBeenSilent(new Date(now - 14 * DAY)));
  if (filter.shown === 'ends-soon')
    base = base.where('p.state', '<>', 'ended').where(endsBefore(new Date(now + SOON)));
  if (filter.shown === 'concern') base = base.where(hasOpenConcern(programme, viewer));
  const search = filter.search?.trim();
  return search ? base.where(isSought(programme, search, filter.found ?? null)) : base;
}

/** One partnership as somebody may see it, with its round and why nobody writes. Null when there is none that they may see. */
export async function listedPartnership(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  viewer: Viewer,
  id: number,
): Promise<{ found: ListedPartnership; round: Round; quiet: WhyQuiet } | null> {
  const row = await read(listed(ctx, programme).where('p.id', '=', id), viewer)
    .innerJoin('round', (join) =>
      join.onRef('round.programme_id', '=', 'p.programme_id').onRef('round.id', '=', 'p.round_id'),
    )
    .select(ROUND_COLUMNS)
    .select(DATES.as('dates'))
    .select(quietColumns(ctx, viewer))
    .executeTakeFirst();
  return row ? { found: seenBy(viewer, row), round: roundOf(row), quiet: whyQuiet(row) } : null;
}

type Row = Awaited<ReturnType<ReturnType<typeof read>['execute']>>[number];

/** A row for one viewer: a member does not learn why another left. */
function seenBy(viewer: Viewer, row: Row): ListedPartnership {
  const isTheirs = row.members.some(({ person }) => person === viewer.person);
  return {
    id: row.partnership,
    round: row.round,
    state: row.state as PartnershipState,
    introducedAt: row.introducedAt,
    endedAt: row.endedAt,
    endReason: row.endReason as EndReason | null,
    leaver: row.leaver,
    letters: row.letters,
    lastLetterAt: row.written?.last ? new Date(row.written.last) : null,
    lastContactAt: row.lastContactAt,
    openConcerns: row.openConcerns,
    suggests: row.suggests,
    members: row.members.map(({ leftAt, leftReason, ...member }) => ({
      ...member,
      leftAt: leftAt === null ? null : new Date(leftAt),
      leftReason: isTheirs ? null : leftReason,
      letters: row.written?.by?.[member.person] ?? 0,
    })),
  };
}
