import { isolate } from '../../../i18n/translate.ts';
import { pick } from '../../../lib/text/texts.ts';
import { ownComment } from '../../../rooms/discussion/index.ts';
import { topicById } from '../../../rooms/topics/index.ts';
import type { MailTools } from '../define.ts';

/** The topic a mail is about; null when it is gone. */
export async function topicFor(
  { ctx, programme, locale, once }: MailTools,
  id: number,
): Promise<{ title: string; slug: string } | null> {
  const topic = await once(`topic of a discussion ${programme.id}/${id}`, () =>
    topicById(ctx, programme.id, id),
  );
  if (!topic || topic.archived_at) return null;
  return { title: isolate(pick(topic.title, locale, topic.source_locale)), slug: topic.slug };
}

/** A comment for a mail to its own writer, with its topic; null when the comment is gone, or not the reader's. */
export async function commentFor(tools: MailTools, id: number) {
  const comment = await ownComment(tools.ctx, tools.programme.id, id);
  if (!comment || comment.author !== tools.person.id) return null;
  const topic = await topicFor(tools, comment.topic);
  return topic ? { ...comment, title: topic.title } : null;
}
