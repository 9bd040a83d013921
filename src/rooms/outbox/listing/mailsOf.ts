import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import { readAround } from '../../../db/around.ts';
import { byKey } from '../../../db/byKey.ts';
import type { ByKey } from '../../../db/byKey.ts';
import { COUNTED_AROUND } from '../../../lib/placeInList.ts';
import type { Around, Cut, Place } from '../../../lib/placeInList.ts';
import type { Ctx, Viewer } from '../../ctx.ts';
import type { OutboxState } from '../../mails/index.ts';
import { fewFound, isFound } from '../../people/index.ts';
import { KEPT_FROM_SOME, groupBranches, isOfGroup } from './counted.ts';
import { listed } from './queries.ts';
import type { ListedMail } from './queries.ts';
import { seesMail } from './seesMail.ts';
import { statesCounted, statesSeen } from './states.ts';

/** Mails of one kind and occasion, as volunteers see them together. */
export interface MailsAsked {
  kind: string;
  occasion: string;
  state?: OutboxState | undefined;
  /** The search text; `isFound` looks for it in names and addresses. */
  search?: string | undefined;
  /** The people that the search finds, as `searched` read them. */
  found?: readonly number[] | null;
  /** The order of the mails by their readers: when the reader came. */
  way?: 'rising' | 'falling';
}

const MAILS_PER_PAGE = 100;

// Most kinds hide nothing from anybody who sees the outbox: for those, the index of groups alone finds the page.
const isKept = (kind: string): boolean => KEPT_FROM_SOME.some((one) => one === kind);

/**
 * The first mails of a group that match a filter, as rows `outbox` in the order of their readers. For a gathered kind, the first of two
 * branches, each of which follows an index.
 */
const firstOf = (
  programme: number,
  viewer: Viewer,
  asked: MailsAsked,
  { from, order, limit }: { from: RawBuilder<unknown>; order: RawBuilder<unknown>; limit: number },
): RawBuilder<unknown> => {
  const filter = sql`${isKept(asked.kind) ? seesMail(viewer) : sql`true`}
    ${asked.state ? sql`and outbox.state = ${asked.state}` : sql``}
    ${asked.search ? sql`and ${isReader(programme, asked.search, asked.found ?? null)}` : sql``}`;
  const branches = groupBranches(asked).map(
    (
      isOf,
    ) => sql`(select * from outbox where outbox.programme_id = ${programme} and ${isOf} and ${filter} and ${from}
      order by ${order} limit ${limit})`,
  );
  return sql`(select * from (${sql.join(branches, sql` union all `)}) outbox order by ${order} limit ${limit}) outbox`;
};

const READERS = sql`outbox.person_id`;

/** Condition: the search finds the mail's reader. The reader is one of `found`, or is looked up row by row if those are too many. */
const isReader = (programme: number, search: string, found: readonly number[] | null) =>
  found
    ? sql`outbox.person_id = ${anyOf(found)}`
    : sql`(select ${isFound(programme, search, true)} from person
        where person.programme_id = ${programme} and person.id = outbox.person_id)`;

/** The request with the people that its search finds, if they are few. */
async function searched(ctx: Pick<Ctx, 'db'>, programme: number, asked: MailsAsked): Promise<MailsAsked> {
  const { search, found } = asked;
  return search && found === undefined
    ? { ...asked, found: await fewFound(ctx, programme, search, true) }
    : asked;
}

/**
 * A page of a group's mails that match a filter, newest readers first unless `way` says otherwise, and counts by state; `until` as in
 * `sentGroups`.
 */
export async function mailsOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  viewer: Viewer,
  asked: MailsAsked,
  { place, size = MAILS_PER_PAGE }: { place?: Place | undefined; size?: number } = {},
): Promise<Cut<ListedMail> & { states: Map<OutboxState, number>; until?: string }> {
  const { kind, occasion, way = 'falling' } = asked;
  const page = byKey([{ number: READERS }], way, size, place);
  const first = firstOf(programme, viewer, await searched(ctx, programme, asked), page);
  const mails = await listed(ctx, programme)
    .select(sql<string>`${page.key}`.as('key'))
    // The ids are found before the rows are read.
    .where(sql<boolean>`outbox.id = any(array(select outbox.id from ${first}))`)
    .orderBy(page.order)
    .execute();
  const own = sql`outbox.programme_id = ${programme} and ${isOfGroup(asked)}`;
  return {
    ...page.cut(mails as (ListedMail & { key: string })[]),
    ...(await (isKept(kind)
      ? statesSeen(ctx, own, viewer)
      : statesCounted(ctx, { programme, kind, occasion }))),
  };
}

/** The ids of the mails that match a filter, at most `most`. */
export async function mailsFound(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  viewer: Viewer,
  asked: MailsAsked,
  most: number,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select outbox.id from ${firstOf(programme, viewer, await searched(ctx, programme, asked), {
      from: sql`not outbox.private`,
      order: READERS,
      limit: most,
    })} order by ${READERS}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

/** A row of the list beside a mail. */
export interface MailBeside {
  id: number;
  name: string;
  address: string;
  state: OutboxState;
}

/** The rows around a mail in the list of its group, filtered and sorted in the same way. */
export async function aroundMail(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  viewer: Viewer,
  asked: MailsAsked,
  mail: number,
): Promise<Around<MailBeside>> {
  const sought = await searched(ctx, programme, asked);
  const first = (side: Pick<ByKey, 'from' | 'order'>, limit: number) =>
    firstOf(programme, viewer, sought, { ...side, limit });
  return readAround<MailBeside>(ctx.db, {
    key: [{ number: READERS }],
    way: asked.way ?? 'falling',
    read: (column) =>
      sql`(select ${column} from outbox where outbox.programme_id = ${programme} and outbox.id = ${mail})`,
    rows: (side, most) => sql<MailBeside>`(
      select outbox.id, x.name, outbox.address, outbox.state from ${first(side, most)}
      join person x on x.programme_id = outbox.programme_id and x.id = outbox.person_id order by ${side.order})`,
    numbers: (side) => sql`select outbox.id from ${first(side, COUNTED_AROUND + 1)}`,
    isIn: sql`exists (select from ${first({ from: sql`outbox.id = ${mail}`, order: READERS }, 1)})`,
  });
}
