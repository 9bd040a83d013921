import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import { readAround } from '../../../db/around.ts';
import { byKey } from '../../../db/byKey.ts';
import type { Around, Cut, Place } from '../../../lib/placeInList.ts';
import type { Ctx, Viewer } from '../../ctx.ts';
import type { OutboxState } from '../../outboxTransitions.ts';
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
  /** Read by `isFound`: names and addresses. */
  search?: string | undefined;
  /** The people whom `searched` read: those that the search finds. */
  found?: readonly number[] | null;
  /** By their readers, as they came. */
  way?: 'rising' | 'falling';
}

const MAILS_PER_PAGE = 100;

// Of most kinds nothing is kept from anybody who sees the outbox: the index of groups alone finds the page.
const isKept = (kind: string): boolean => KEPT_FROM_SOME.some((one) => one === kind);

/** The mails of a group as rows `outbox`: of a kind that is gathered by two branches, along each of which an index leads in the order of readers. */
const mailsIn = (programme: number, of: MailsAsked) =>
  sql`(${sql.join(
    groupBranches(of).map(
      (isOf) => sql`select * from outbox where outbox.programme_id = ${programme} and ${isOf}`,
    ),
    sql` union all `,
  )}) outbox`;

const wanted = (programme: number, viewer: Viewer, asked: MailsAsked) => sql`${mailsIn(programme, asked)}
  where ${isKept(asked.kind) ? seesMail(viewer) : sql`true`}
    ${asked.state ? sql`and outbox.state = ${asked.state}` : sql``}
    ${asked.search ? sql`and ${isReader(programme, asked.search, asked.found ?? null)}` : sql``}`;

/** That a search finds the reader; of many found row after row is looked at. */
const isReader = (programme: number, search: string, found: readonly number[] | null) =>
  found
    ? sql`outbox.person_id = ${anyOf(found)}`
    : sql`(select ${isFound(programme, search, true)} from person
        where person.programme_id = ${programme} and person.id = outbox.person_id)`;

/** The same with the people that its search finds, where they are few. */
async function searched(ctx: Pick<Ctx, 'db'>, programme: number, asked: MailsAsked): Promise<MailsAsked> {
  const { search } = asked;
  return search ? { ...asked, found: await fewFound(ctx, programme, search, true) } : asked;
}

/** The mails of a group that a filter leaves, those first whose readers came last unless `way` says otherwise: a page from `place` on, and how many of all are in each state. */
export async function mailsOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  viewer: Viewer,
  asked: MailsAsked,
  { place, size = MAILS_PER_PAGE }: { place?: Place | undefined; size?: number } = {},
): Promise<Cut<ListedMail> & { states: Map<OutboxState, number> }> {
  const { kind, occasion, way = 'falling' } = asked;
  const page = byKey([{ number: sql`outbox.person_id` }], way, size, place);
  const { rows: people } = await sql<{ person: number; key: string }>`
    select outbox.person_id as person, ${page.key} as key from ${wanted(programme, viewer, await searched(ctx, programme, asked))} and ${page.from}
    order by ${page.order} limit ${page.limit}`.execute(ctx.db);
  const cut = page.cut(people);
  const mails = await listed(ctx, programme)
    .where(isOfGroup(asked))
    .where('person_id', '=', anyOf(cut.rows.map(({ person }) => person)))
    .execute();
  const own = sql`outbox.programme_id = ${programme} and ${isOfGroup(asked)}`;
  const sign = way === 'rising' ? 1 : -1;
  return {
    ...cut,
    rows: (mails as ListedMail[]).sort((a, b) => sign * (a.person - b.person)),
    states: await (isKept(kind)
      ? statesSeen(ctx, own, viewer)
      : statesCounted(ctx, { programme, kind, occasion })),
  };
}

/** The numbers of those that a filter leaves, `most` of them at most. */
export async function mailsFound(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  viewer: Viewer,
  asked: MailsAsked,
  most: number,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select outbox.id from ${wanted(programme, viewer, await searched(ctx, programme, asked))} and not outbox.private order by outbox.person_id limit ${most}`.execute(
    ctx.db,
  );
  return rows.map(({ id }) => id);
}

/** A row of the list beside a mail. */
export interface MailBeside {
  id: number;
  name: string;
  address: string;
  state: OutboxState;
}

/** The rows around a mail in the list of its group, as it is filtered and sorted. */
export async function aroundMail(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  viewer: Viewer,
  asked: MailsAsked,
  mail: number,
): Promise<Around<MailBeside>> {
  const all = wanted(programme, viewer, await searched(ctx, programme, asked));
  return readAround<MailBeside>(ctx.db, {
    key: [{ number: sql`outbox.person_id` }],
    way: asked.way ?? 'falling',
    read: (column) =>
      sql`(select ${column} from outbox where outbox.programme_id = ${programme} and outbox.id = ${mail})`,
    rows: ({ from, order }, most) => sql<MailBeside>`(
      select outbox.id, x.name, outbox.address, outbox.state from (select * from ${all} and ${from} order by ${order} limit ${most}) outbox
      join person x on x.programme_id = outbox.programme_id and x.id = outbox.person_id order by ${order})`,
    numbers: ({ from, order }) => sql`select outbox.id from ${all} and ${from} order by ${order}`,
    isIn: sql`exists (select from ${all} and outbox.id = ${mail})`,
  });
}
