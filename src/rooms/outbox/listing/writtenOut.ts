import type { Selectable } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import type { Ctx, MailParts } from '../../ctx.ts';

type Row = Pick<
  Selectable<Schema['outbox']>,
  'programme_id' | 'kind' | 'person_id' | 'data' | 'subject' | 'text' | 'html'
>;

/**
 * The words of a mail. The outbox keeps no words of alike mails to many while they wait, and only the text once they have left: the rest is
 * written when somebody looks.
 */
export async function writtenOut(ctx: Ctx, row: Row): Promise<MailParts> {
  const { subject, text, html } = row;
  if (html !== '') return { subject, text, html };
  const mail = { programme: row.programme_id, kind: row.kind, person: row.person_id };
  if (text !== '') return ctx.mailer.rewrite(ctx, { ...mail, subject, text, before: `${subject}\n${text}` });
  return (await ctx.mailer.compose(ctx, { ...mail, data: row.data })) ?? { subject, text, html };
}
