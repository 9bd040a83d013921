import { pick } from '../../../lib/text/texts.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import { languageName } from '../../../lib/world/languages.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { questionsIn, languageShown, topicById, topicRead } from '../../../rooms/topics/index.ts';
import { zonedDay } from '../../../ui/index.ts';
import { blocksOf } from '../blocks.ts';
import { defineMail } from '../define.ts';
import type { Block } from '../define.ts';

const LONGEST_ESSAY = 60_000;

/** The essay, if a mail has room for it: many mail programs cut a mail off at 102 kB. */
function essayOf(essay: string): Block[] {
  return Buffer.byteLength(essay) > LONGEST_ESSAY ? [] : blocksOf(essay);
}

/** When the topic comes in a round's plan; null when the plan does not have it. */
async function dueOf(
  ctx: Pick<Ctx, 'db'>,
  plan: { programme: number; round: number; topic: number },
): Promise<Date | null> {
  const row = await ctx.db
    .selectFrom('round_topic')
    .select('due_at')
    .where('programme_id', '=', plan.programme)
    .where('round_id', '=', plan.round)
    .where('topic_id', '=', plan.topic)
    .executeTakeFirst();
  return row?.due_at ?? null;
}

/**
 * The fortnight's topic: its summary, the questions to talk about, and the way to the whole essay. `data.topic`; `data.as`: "waiting" for
 * somebody without a partner, "reader" for somebody who takes no part and asked for all topics.
 */
export const topicMail = defineMail({
  kind: 'topic',
  category: 'topics',
  readable: true,
  many: true,
  canWait: true,
  alike: true,
  // A reader who takes no part has no name to sign with: they comment on the page, and people read their answer. The mail of somebody with
  // a partner gives them something to talk about, so their answer is for the partner.
  answer: (data) => {
    if (data.as === 'reader') return { kind: 'inbox', subject: 0 };
    return { kind: data.as === 'waiting' ? 'topic' : 'talk', subject: data.topic };
  },
  wording: [
    'mail.topic.subject',
    'mail.topic.hello',
    'mail.topic.hello-waiting',
    'mail.topic.hello-reader',
    'mail.topic.day',
    'mail.topic.language',
    'mail.topic.questions',
    'mail.topic.read',
    'mail.topic.optional',
    'mail.topic.reply',
    'mail.topic.reply-part',
    'mail.topic.reply-alone',
    'mail.topic.reply-part-alone',
    'mail.topic.answer',
    'mail.topic.answer-public',
    'mail.reply.above',
  ],
  compose: async (tools, data) => {
    const { ctx, programme, person, locale, t, url, once, everything, canReply, isPart, replyTo } = tools;
    const id = data.topic;
    const topic = await once(topicRead(programme.id, id), () => topicById(ctx, programme.id, id));
    if (!topic || topic.archived_at) return null;
    const { round } = data;
    const dueAt = round
      ? await once(`due ${programme.id}/${round}/${id}`, () =>
          dueOf(ctx, { programme: programme.id, round, topic: id }),
        )
      : null;
    // The same date as on the topic's page, for every reader.
    const day = dueAt && zonedDay({ lang: locale, t }, programme.zone, dueAt);
    // The whole mail is in one language: the reader's, or the one in which the topic was written.
    const lang = languageShown(topic, locale);
    const say = (texts: Texts): string => pick(texts, lang, topic.source_locale);
    const title = say(topic.title);
    const apart = lang === locale ? {} : { lang };
    const waits = data.as === 'waiting';
    const isReader = data.as === 'reader';
    const mayReply = canReply && !isReader;
    const hello = isReader
      ? t('mail.topic.hello-reader', { programme: programme.name })
      : t(waits ? 'mail.topic.hello-waiting' : 'mail.topic.hello', { name: callOf(person) });
    return {
      subject: t('mail.topic.subject', { title }),
      blocks: [
        ...(mayReply && !isPart ? [{ p: t('mail.reply.above') }] : []),
        { p: hello },
        ...(lang === locale
          ? []
          : [{ p: t('mail.topic.language', { language: languageName(locale, lang) }) }]),
        ...(day ? [{ p: t('mail.topic.day', { day }) }] : []),
        { heading: title, ...apart },
        { p: say(topic.summary), ...apart },
        ...(everything ? essayOf(say(topic.essay)) : []),
        { p: t('mail.topic.questions') },
        { list: questionsIn(topic, lang).map(({ text }) => text), ordered: true, ...apart },
        { button: t('mail.topic.read'), href: url(`/topics/${topic.slug}`) },
        ...(waits || isReader ? [] : [{ p: t('mail.topic.optional') }]),
        ...(mayReply ? [{ p: t(`mail.topic.reply${isPart ? '-part' : ''}${waits ? '-alone' : ''}`) }] : []),
        ...(mayReply && isPart && !waits
          ? [{ link: t('mail.topic.answer'), href: replyTo('talk', id) }]
          : []),
        ...(mayReply && (isPart || !waits)
          ? [{ link: t('mail.topic.answer-public'), href: replyTo('topic', id) }]
          : []),
      ],
    };
  },
});
