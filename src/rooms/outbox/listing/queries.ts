import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import type { Ctx, Viewer } from '../../ctx.ts';
import type { OutboxState } from '../../mails/index.ts';
import { writtenOut } from './writtenOut.ts';
import { seesMail } from './seesMail.ts';

/** The number of failed mails on the page. */
const MAILS_PER_PAGE = 50;

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
  /** The reason given by the volunteer who took the mail out. */
  outWhy: string;
  /** Whether it was taken out because an act was undone. */
  undone: boolean;
  /** The name of the volunteer who took it out. */
  outBy: string | null;
}

/** The name of the volunteer who took a mail out. */
const outBy = sql<string | null>`(
  select name from person p where p.programme_id = outbox.programme_id and p.id = outbox.out_by and p.erased_at is null)`;

export const listed = (ctx: Pick<Ctx, 'db'>, programme: number) =>
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

/** Failed mails, newest first, private ones too: the reason reveals nothing of their content. */
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

/** One mail with all its content; null when there is none, or only its reader may see it. */
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
