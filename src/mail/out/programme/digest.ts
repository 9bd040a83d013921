import { callOf } from '../../../rooms/people/index.ts';
import { blocksOf, withoutFoot } from '../blocks.ts';
import { defineMail } from '../define.ts';
import type { Block, MailContent, MailTools } from '../define.ts';
import { anyOf } from '../../../db/anyOf.ts';

/** The gathered mails of somebody who wants one mail a day or a week. `data.mails`: rows of the outbox. */
export const digestMail = defineMail({
  kind: 'digest',
  category: 'digest',
  readable: true,
  many: false,
  wording: ['mail.digest.subject', 'mail.digest.hello'],
  compose: async (tools, data) => {
    const { t, programme, person } = tools;
    const parts = await contents(tools, data.mails);
    if (parts.length === 0) return null;
    return {
      subject: t('mail.digest.subject', { count: parts.length, programme: programme.name }),
      preview: parts.map(({ subject }) => subject).join(' · '),
      blocks: [
        { p: t('mail.digest.hello', { name: callOf(person), count: parts.length }) },
        { list: parts.map(({ subject }) => subject) },
        ...parts.flatMap(({ subject, blocks }) => [{ heading: subject } as Block].concat(blocks)),
      ],
    };
  },
});

/** The gathered mails as they read now. Those that have lost their reason, or whose kind the reader has stopped, are left out. */
async function contents(tools: MailTools, ids: readonly number[]): Promise<MailContent[]> {
  const { ctx, programme, person } = tools;
  const rows = await ctx.db
    .selectFrom('outbox')
    .select(['kind', 'data', 'subject', 'text', 'edited_at'])
    .where('programme_id', '=', programme.id)
    .where('person_id', '=', person.id)
    .where('id', '=', anyOf(ids))
    .where('state', '=', 'bundled')
    .orderBy('id')
    .execute();
  const stopped = await ctx.db
    .selectFrom('unsubscription')
    .select('category')
    .where('programme_id', '=', programme.id)
    .where('person_id', '=', person.id)
    .execute();
  const parts: MailContent[] = [];
  for (const row of rows) {
    const mail = tools.mailOf(row.kind);
    if (stopped.some(({ category }) => category === mail.category)) continue;
    const part = row.edited_at
      ? { subject: row.subject, blocks: blocksOf(tools.asEdited(withoutFoot(row.text))) }
      : await mail.compose({ ...tools, isPart: true }, row.data);
    if (part) parts.push(part);
  }
  return parts;
}
