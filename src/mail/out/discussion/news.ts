import { regionName } from '../../../lib/world/countries.ts';
import { isolate } from '../../../i18n/translate.ts';
import { commentsForMail } from '../../../rooms/discussion/index.ts';
import { defineMail } from '../define.ts';
import type { Block } from '../define.ts';
import { topicFor } from './topicAndComment.ts';

/** Most comments that are quoted; the others are a link away. */
const MOST = 10;

/**
 * The new comments under a topic, for its followers, with or without an account. An answer by mail answers the only comment, or else the
 * topic. Each of several comments has a reply address of its own. `data.topic`, `data.comments`.
 */
export const commentsNewMail = defineMail({
  kind: 'comments-new',
  category: 'discussion',
  readable: true,
  many: false,
  canWait: true,
  wording: [
    'mail.comments-new.subject',
    'mail.comments-new.answer',
    'mail.comments-new.hello',
    'mail.comments-new.more',
    'mail.comments-new.open',
    'mail.comments-new.reply',
    'mail.comments-new.reply-several',
    'mail.comments-new.reply-part',
    'mail.comments-new.stop',
    'mail.reply.above',
  ],
  answer: ({ topic, comments: [first, ...others] }) =>
    first !== undefined && others.length === 0
      ? { kind: 'comment', subject: first }
      : { kind: 'topic', subject: topic },
  compose: async (tools, data) => {
    const { ctx, programme, t, url, link, canReply, isPart, replyTo, locale } = tools;
    const topic = await topicFor(tools, data.topic);
    const { comments: told } = data;
    const comments = await commentsForMail(ctx, programme.id, told);
    if (!topic || comments.length === 0) return null;
    const { title } = topic;
    const isOne = told.length === 1;
    const answered = isPart ? 'reply-part' : isOne ? 'reply' : 'reply-several';
    const shown = comments.slice(0, MOST);
    return {
      subject: t('mail.comments-new.subject', { count: comments.length, title }),
      blocks: [
        ...(canReply && !isPart ? [{ p: t('mail.reply.above') }] : []),
        { p: t('mail.comments-new.hello', { count: comments.length, title }) },
        ...shown.flatMap(({ id, name: signed, country, body }): Block[] => {
          const name = isolate(signed || t('discussion.former'));
          const from = country === null ? name : `${name} · ${regionName(locale, country)}`;
          const quote = { quote: body, from };
          if (!canReply || (isOne && !isPart)) return [quote];
          return [quote, { link: t('mail.comments-new.answer', { name }), href: replyTo('comment', id) }];
        }),
        ...(comments.length > MOST
          ? [{ p: t('mail.comments-new.more', { count: comments.length - MOST }) }]
          : []),
        {
          button: t('mail.comments-new.open'),
          href: url(`/topics/${topic.slug}/comments/${comments[0]!.id}#c${comments[0]!.id}`),
        },
        ...(canReply ? [{ p: t(`mail.comments-new.${answered}`) }] : []),
        { link: t('mail.comments-new.stop'), href: link('unfollow', String(data.topic)) },
      ],
    };
  },
});
