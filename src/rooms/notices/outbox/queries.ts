import type { Selectable } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import type { Ctx } from '../../ctx.ts';
import type { Viewer } from '../../partnerships/index.ts';
import type { OutboxState } from './moveRest.ts';
import { writtenOut } from './writtenOut.ts';
import { seesMail } from './sees.ts';
import { picks } from './which.ts';
import type { Which } from './which.ts';
import { anyOf } from '../../../db/anyOf.ts';

export interface MailGroup {
  kind: string;
  occasion: string;
  private: boolean;
  /** Of one of them, in the reader's language if there is one; '' for private ones. */
  subject: string;
  count: number;
  earliest: Date;
  latest: Date;
}

/** A page of groups has at most so many. */
export const MOST_GROUPS = 200;

/** Mails in some states that have not left, by kind and occasion: those that leave next first. What has left is told by `sentGroups`. */
export async function mailGroups(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  viewer: Viewer,
  states: readonly Exclude<OutboxState, 'sent'>[],
  lang: string,
): Promise<MailGroup[]> {
  const rows = await ctx.db
    .selectFrom('outbox')
    .select((eb) => [
      'kind',
      'private',
      // Of codes and letters only the number counts, not the single one.
      eb.case().when('private', '=', true).then('').else(eb.ref('occasion')).end().as('occasion'),
      eb.fn.countAll<number>().as('count'),
      eb.fn.min('subject').filterWhere('locale', '=', lang).as('own'),
      eb.fn.min('subject').as('any'),
      eb.fn.min('due_at').as('earliest'),
      eb.fn.max('due_at').as('latest'),
    ])
    .where('programme_id', '=', programme)
    .where('state', '=', anyOf(states))
    .where(seesMail(viewer))
    .groupBy((eb) => ['kind', 'private', eb.ref('occasion')])
    .execute();
  // One line for all codes, one for all letters.
  const groups = new Map<string, MailGroup>();
  for (const row of rows) {
    const key = `${row.kind}\n${row.occasion}`;
    const earliest = row.earliest ?? new Date(0);
    const latest = row.latest ?? earliest;
    const known = groups.get(key);
    if (!known) {
      const { kind, occasion } = row;
      const subject = row.private ? '' : (row.own ?? row.any);
      groups.set(key, {
        kind,
        occasion,
        private: row.private,
        subject,
        count: Number(row.count),
        earliest,
        latest,
      });
    } else {
      known.count += Number(row.count);
      if (earliest < known.earliest) known.earliest = earliest;
      if (latest > known.latest) known.latest = latest;
    }
  }
  return [...groups.values()]
    .sort((a, b) => a.earliest.getTime() - b.earliest.getTime())
    .slice(0, MOST_GROUPS);
}

export const MAILS_PER_PAGE = 50;

export interface ListedMail {
  id: number;
  kind: string;
  state: OutboxState;
  private: boolean;
  person: number;
  name: string;
  address: string;
  locale: string;
  dueAt: Date;
  sentAt: Date | null;
  isEdited: boolean;
  attempts: number;
  error: string | null;
}

/** The mails of a group, fifty at a time, and how many there are in each state. */
export async function mailsOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  viewer: Viewer,
  which: Which,
  page: number,
): Promise<{ mails: ListedMail[]; states: Map<OutboxState, number>; pages: number }> {
  const counts = await ctx.db
    .selectFrom('outbox')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .where((eb) => picks(eb, programme, which))
    .where(seesMail(viewer))
    .groupBy('state')
    .execute();
  const total = counts.reduce((sum, row) => sum + Number(row.count), 0);
  const rows = await ctx.db
    .selectFrom('outbox')
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'outbox.programme_id')
        .onRef('person.id', '=', 'outbox.person_id'),
    )
    .select([
      'outbox.id',
      'kind',
      'state',
      'private',
      'person.id as person',
      'name',
      'outbox.address',
      'outbox.locale',
      'due_at as dueAt',
      'sent_at as sentAt',
      (eb) => eb('edited_at', 'is not', null).as('isEdited'),
      'attempts',
      'last_error as error',
    ])
    .where('outbox.programme_id', '=', programme)
    .where((eb) =>
      'mails' in which
        ? eb('outbox.id', '=', anyOf([...which.mails]))
        : eb.and([eb('kind', '=', which.kind), eb('occasion', '=', which.occasion)]),
    )
    .where(seesMail(viewer))
    .orderBy('due_at')
    .orderBy('outbox.id')
    .limit(MAILS_PER_PAGE)
    .offset((page - 1) * MAILS_PER_PAGE)
    .execute();
  return {
    mails: rows as ListedMail[],
    states: new Map(counts.map((row) => [row.state as OutboxState, Number(row.count)])),
    pages: Math.ceil(total / MAILS_PER_PAGE),
  };
}

/** Failed mails, newest first, private ones too: their reason tells nothing that is in them. */
export async function failedMails(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  viewer: Viewer,
): Promise<ListedMail[]> {
  const ids = await ctx.db
    .selectFrom('outbox')
    .select('id')
    .where('programme_id', '=', programme)
    .where('state', '=', 'failed')
    .where(seesMail(viewer))
    .orderBy('id', 'desc')
    .limit(MAILS_PER_PAGE)
    .execute();
  if (ids.length === 0) return [];
  return (await mailsOf(ctx, programme, viewer, { mails: ids.map(({ id }) => id) }, 1)).mails.reverse();
}

export type OutboxMail = Selectable<Schema['outbox']> & { name: string };

/** One mail with all that is in it; null when there is none or nobody but its reader may see it. */
export async function mailById(
  ctx: Ctx,
  programme: number,
  viewer: Viewer,
  id: number,
): Promise<OutboxMail | null> {
  const row = await ctx.db
    .selectFrom('outbox')
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'outbox.programme_id')
        .onRef('person.id', '=', 'outbox.person_id'),
    )
    .selectAll('outbox')
    .select('person.name')
    .where('outbox.programme_id', '=', programme)
    .where('outbox.id', '=', id)
    .where('private', '=', false)
    .where(seesMail(viewer))
    .executeTakeFirst();
  return row ? { ...row, ...(await writtenOut(ctx, row)) } : null;
}
