import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import type { Ctx, Viewer } from '../../ctx.ts';
import type { OutboxState } from '../../outboxTransitions.ts';
import { statesCounted, statesSeen } from './states.ts';
import { writtenOut } from './writtenOut.ts';
import { seesMail } from './seesMail.ts';
import { anyOf } from '../../../db/anyOf.ts';
import { byKey } from '../../../db/byKey.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import { KEPT_FROM_SOME, isOfGroup } from './counted.ts';

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
  /** The reason that a volunteer gave who took it out. */
  outWhy: string;
  /** Whether it went with an act that was taken back. */
  undone: boolean;
  /** The name of the volunteer who took it out. */
  outBy: string | null;
}

/**
 * The mails of a group, fifty at a time, those first whose readers came last, and how many there are in each state. A page from
 * `place` on.
 */
export async function mailsOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  viewer: Viewer,
  { kind, occasion }: { kind: string; occasion: string },
  place?: Place,
): Promise<Cut<ListedMail> & { states: Map<OutboxState, number> }> {
  const own = sql`outbox.programme_id = ${programme} and ${isOfGroup({ kind, occasion })}`;
  // Of most kinds nothing is kept from anybody who sees the outbox: the index of groups alone finds the page.
  const isKept = KEPT_FROM_SOME.some((one) => one === kind);
  const seen = isKept ? sql`and ${seesMail(viewer)}` : sql``;
  const page = byKey([{ number: sql`person_id` }], 'falling', MAILS_PER_PAGE, place);
  const { rows: people } = await sql<{ person: number; key: string }>`
    select person_id as person, ${page.key} as key from outbox where ${own} ${seen} and ${page.from}
    order by ${page.order} limit ${page.limit}`.execute(ctx.db);
  const cut = page.cut(people);
  const mails = await listed(ctx, programme)
    .where(isOfGroup({ kind, occasion }))
    .where('person_id', '=', anyOf(cut.rows.map(({ person }) => person)))
    .execute();
  return {
    ...cut,
    rows: (mails as ListedMail[]).sort((a, b) => b.person - a.person),
    states: await (isKept ? statesSeen(ctx, own, viewer) : statesCounted(ctx, { programme, kind, occasion })),
  };
}

/** The name of the volunteer who took a mail out. */
const outBy = sql<string | null>`(
  select name from person p where p.programme_id = outbox.programme_id and p.id = outbox.out_by and p.erased_at is null)`;

const listed = (ctx: Pick<Ctx, 'db'>, programme: number) =>
  ctx.db
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
      'out_why as outWhy',
      'undone',
      outBy.as('outBy'),
    ])
    .where('outbox.programme_id', '=', programme);

/** Failed mails, newest first, private ones too: their reason tells nothing that is in them. */
export async function failedMails(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  viewer: Viewer,
): Promise<ListedMail[]> {
  const mails = await listed(ctx, programme)
    .where('state', '=', 'failed')
    .where(seesMail(viewer))
    .orderBy('outbox.id', 'desc')
    .limit(MAILS_PER_PAGE)
    .execute();
  return mails as ListedMail[];
}

export type OutboxMail = Selectable<Schema['outbox']> & { name: string; outBy: string | null };

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
    .select(['person.name', outBy.as('outBy')])
    .where('outbox.programme_id', '=', programme)
    .where('outbox.id', '=', id)
    .where('private', '=', false)
    .where(seesMail(viewer))
    .executeTakeFirst();
  return row ? { ...row, ...(await writtenOut(ctx, row)) } : null;
}
