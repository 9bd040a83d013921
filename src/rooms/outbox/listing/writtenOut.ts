import type { Selectable } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import type { Ctx, MailParts } from '../../ctx.ts';

type Row = Pick<
  Selectable<Schema['outbox']>,
  'programme_id' | 'kind' | 'person_id' | 'data' | 'subject' | 'text' | 'html'
>;

/**
 * A mail's words. Of mails to many that read alike the outbox keeps none while they wait, and the text alone once they have left: they
 * are written when somebody looks.
 */
export async function writtenOut(ctx: Ctx, row: Row): Promise<MailParts> {
  const { subject, text, html } = row;
  if (html !== '') return { subject, text, html };
  const mail = { programme: row.programme_id, kind: row.kind, person: row.person_id };
  if (text !== '') return ctx.mailer.rewrite(ctx, { ...mail, subject, text, before: `${subject}\n${text}` });
  return (await ctx.mailer.compose(ctx, { ...mail, data: row.data })) ?? { subject, text, html };
}
