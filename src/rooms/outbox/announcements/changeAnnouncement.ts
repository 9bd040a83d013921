import { json } from '../../../db/json.ts';
import { inOrder, tidyTexts } from '../../../lib/text/texts.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import { versionOf } from '../../../lib/text/version.ts';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { eventData, record } from '../../log/index.ts';
import { programmeById } from '../../programmes/index.ts';
import { checkAnnouncement } from './announce.ts';
import type { AnnouncementProblem } from './announce.ts';
import { countMails } from './itsMails.ts';
import { keepOldWords, takeNewWords } from './wordsOfItsMails.ts';

interface Words {
  subject: Texts;
  body: Texts;
}

export type AnnouncementChanged =
  | { ok: true; waiting: number; left: number }
  | { ok: false; reason: 'gone' | 'overtaken' }
  | { ok: false; reason: 'invalid'; problems: AnnouncementProblem[] };

/** The version of an announcement's words. */
export const announcementVersion = ({ subject, body }: Words): string =>
  versionOf([inOrder(subject), inOrder(body)]);

/**
 * Changes the text of an announcement while some of its mails wait: all mails that have not left get the new text, except those that were
 * edited by hand. Mails that have left keep their words. Refused once no mail waits. `base` is the `announcementVersion` that the writer
 * began with: with it, nothing overwrites words that somebody else saved meanwhile.
 */
export async function changeAnnouncement(
  ctx: Ctx,
  input: Words & {
    programme: number;
    actor: Actor;
    announcement: number;
    base?: string | undefined;
    undoes?: number;
  },
): Promise<AnnouncementChanged> {
  const { programme: id, actor, announcement, base, undoes } = input;
  const programme = await programmeById(ctx, id);
  const draft = { subject: tidyTexts(input.subject), body: tidyTexts(input.body), filter: {} };
  const problems = checkAnnouncement(draft, programme, ctx.clock.now());
  if (problems.length > 0) return { ok: false, reason: 'invalid', problems };
  return inTransaction(ctx, async (ctx) => {
    const before = await ctx.db
      .selectFrom('announcement')
      .select(['subject', 'body'])
      .where('programme_id', '=', id)
      .where('id', '=', announcement)
      .forUpdate()
      .executeTakeFirst();
    if (!before) return { ok: false, reason: 'gone' };
    const { waiting, left } = await countMails(ctx, id, announcement);
    if (waiting === 0) return { ok: false, reason: 'gone' };
    if (base !== undefined && base !== announcementVersion(before)) return { ok: false, reason: 'overtaken' };
    const after = { subject: draft.subject, body: draft.body };
    if (announcementVersion(after) === announcementVersion(before)) return { ok: true, waiting, left };
    await keepOldWords(ctx, id, announcement);
    await ctx.db
      .updateTable('announcement')
      .set({
        subject: json(after.subject),
        body: json(after.body),
        edited_at: ctx.clock.now(),
        edited_by: actorPerson(actor),
      })
      .where('programme_id', '=', id)
      .where('id', '=', announcement)
      .execute();
    await takeNewWords(ctx, id, announcement);
    await record(ctx, {
      programme: id,
      actor,
      kind: 'announcement-changed',
      subject: ['announcement', announcement],
      data: { count: waiting, left, before, after },
      ...(undoes === undefined ? {} : { undoes }),
    });
    return { ok: true, waiting, left };
  });
}

/** Gives an announcement its words from before a change back, unless they were changed again since, or no mail of it waits. */
export async function undoAnnouncementChange(
  ctx: Ctx,
  input: { programme: number; actor: Actor; announcement: number; event: number },
): Promise<AnnouncementChanged> {
  const { programme, announcement, event } = input;
  const row = await ctx.db
    .selectFrom('event')
    .select('data')
    .where('programme_id', '=', programme)
    .where('id', '=', event)
    .where('kind', '=', 'announcement-changed')
    .where('subject_id', '=', announcement)
    .executeTakeFirst();
  if (!row) return { ok: false, reason: 'gone' };
  const { before, after } = eventData(ctx, 'announcement-changed', row.data);
  return changeAnnouncement(ctx, { ...input, ...before, base: announcementVersion(after), undoes: event });
}
