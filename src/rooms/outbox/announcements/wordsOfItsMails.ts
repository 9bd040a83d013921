import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import type { Ctx, MailParts } from '../../ctx.ts';
import { wordMails } from '../../mails/index.ts';
import { digestLeft, isOf, stillWaits } from './stillWaits.ts';

/**
 * Stores the words of mails that left within a digest: otherwise the outbox would write them anew, with the new words, whenever somebody
 * looks.
 */
export async function keepOldWords(ctx: Ctx, programme: number, announcement: number): Promise<void> {
  const which = sql<SqlBool>`${isOf(programme, announcement)} and ${digestLeft} and outbox.text = ''`;
  for (const { locale, words } of await written(ctx, programme, which))
    await wordMails(ctx, sql`${which} and outbox.locale = ${locale}`, {
      subject: words.subject,
      text: words.text,
    });
}

/** Shows the new subject with waiting mails, and removes their copies of the old text: they are written anew before they leave. */
export async function takeNewWords(ctx: Ctx, programme: number, announcement: number): Promise<void> {
  const which = sql<SqlBool>`${isOf(programme, announcement)} and ${stillWaits} and outbox.edited_at is null`;
  for (const { locale, words } of await written(ctx, programme, which))
    await wordMails(ctx, sql`${which} and outbox.locale = ${locale}`, {
      subject: words.subject,
      text: '',
      html: '',
    });
}

/** The announcement's present words in each language that some of the mails have. */
async function written(
  ctx: Ctx,
  programme: number,
  which: RawBuilder<SqlBool>,
): Promise<{ locale: string; words: MailParts }[]> {
  const { rows } = await sql<{ locale: string; person: number; data: Record<string, unknown> }>`
    select distinct on (outbox.locale) outbox.locale, outbox.person_id as person, outbox.data from outbox where ${which}
    order by outbox.locale, outbox.person_id`.execute(ctx.db);
  const all: { locale: string; words: MailParts }[] = [];
  for (const { locale, person, data } of rows) {
    const words = await ctx.mailer.compose(ctx, { programme, kind: 'announcement', person, data });
    if (words) all.push({ locale, words });
  }
  return all;
}
