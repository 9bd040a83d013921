import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import type { Texts } from '../../../lib/text/texts.ts';
import type { Ctx } from '../../ctx.ts';
import { mayDo } from '../../outboxTransitions.ts';

/** The condition that a mail of the outbox is one of this announcement's. */
export const isOf = (programme: number, announcement: number): RawBuilder<SqlBool> => sql<SqlBool>`
  outbox.programme_id = ${programme} and outbox.kind = 'announcement' and outbox.occasion = ${`announcement:${announcement}`}`;

/** That the digest left which a gathered mail went into. */
export const digestLeft = sql<SqlBool>`(outbox.state = 'bundled' and exists (
  select from outbox digest where digest.programme_id = outbox.programme_id and digest.person_id = outbox.person_id
    and digest.kind = 'digest' and digest.sent_at is not null and digest.data -> 'mails' @> to_jsonb(outbox.id)))`;

/** That it never left and may still, with the words that its announcement has then. */
export const stillWaits = sql<SqlBool>`(outbox.sent_at is null and (${mayDo('edit')} or (outbox.state = 'bundled' and not ${digestLeft})))`;

export interface CountedMails {
  /** Those that will leave with its words. */
  waiting: number;
  /** Those that will leave, and were reworded by hand. */
  reworded: number;
  /** Those that left, or are leaving now. */
  left: number;
  /** Those of them that left before its text was changed last. */
  before: number;
}

/** How many mails of an announcement wait, and how many have left. */
export async function countMails(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  announcement: number,
): Promise<CountedMails> {
  const { rows } = await sql<CountedMails>`
    select count(*) filter (where ${stillWaits} and outbox.edited_at is null)::int as waiting,
      count(*) filter (where ${stillWaits} and outbox.edited_at is not null)::int as reworded,
      count(*) filter (where outbox.sent_at is not null or outbox.state = 'sending' or ${digestLeft})::int as left,
      count(*) filter (where (outbox.sent_at < a.edited_at) or (${digestLeft} and outbox.text <> ''))::int as before
    from outbox join announcement a on a.programme_id = outbox.programme_id and a.id = ${announcement}
    where ${isOf(programme, announcement)}`.execute(ctx.db);
  return rows[0]!;
}

export interface WaitingAnnouncement extends CountedMails {
  id: number;
  subject: Texts;
  body: Texts;
  editedAt: Date | null;
}

/** An announcement with its words, and how many of its mails stand how; null when there is none. */
export async function announcementById(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  id: number,
): Promise<WaitingAnnouncement | null> {
  const row = await ctx.db
    .selectFrom('announcement')
    .select(['id', 'subject', 'body', 'edited_at as editedAt'])
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, ...(await countMails(ctx, programme, id)) } : null;
}
