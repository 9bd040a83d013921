import { isolate } from '../../../i18n/translate.ts';
import { LIMITS } from '../../../rooms/discussion/index.ts';
import { defineMail } from '../define.ts';
import { COMMENT_TROUBLES } from './kinds.ts';
import { commentFor } from './topicAndComment.ts';

/**
 * Tells the writer that their words by mail are under the topic, and where, and gives the one link that takes them back. `data.comments`,
 * `data.leftOut`.
 */
export const commentReceivedMail = defineMail({
  kind: 'comment-received',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: [
    'mail.comment-received.subject',
    'mail.comment-received.shown',
    'mail.comment-received.held',
    'mail.comment-received.left-out',
    'mail.comment-received.open',
    'mail.comment-received.readers',
    'mail.comment-received.back',
  ],
  compose: async (tools, data) => {
    const { t, url, link } = tools;
    const { comments: ids } = data;
    const comments = [];
    for (const id of ids) comments.push(await commentFor(tools, id));
    const first = comments.find((one) => one !== null && one.state !== 'withdrawn');
    if (!first) return null;
    const isHeld = first.state !== 'shown';
    const { title } = first;
    return {
      subject: t('mail.comment-received.subject', { title }),
      blocks: [
        { p: t(isHeld ? 'mail.comment-received.held' : 'mail.comment-received.shown', { title }) },
        ...(isHeld
          ? []
          : [
              {
                link: t('mail.comment-received.open'),
                href: url(`/topics/${first.slug}/comments/${first.id}#c${first.id}`),
              },
            ]),
        ...(data.leftOut ? [{ p: t('mail.comment-received.left-out') }] : []),
        { p: t('mail.comment-received.readers', { name: isolate(first.name) }) },
        { button: t('mail.comment-received.back'), href: link('comment-back', ids.join('-')) },
      ],
    };
  },
});

/**
 * Tells the writer that their mail, or with `data.part` a part of it, could not be put under the topic, and why. `data.reason`,
 * `data.leftOut`.
 */
export const commentTroubleMail = defineMail({
  kind: 'comment-trouble',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: [
    'mail.comment-trouble.subject',
    'mail.comment-trouble.subject-part',
    'mail.comment-trouble.left-out',
    ...COMMENT_TROUBLES.map((reason) => `mail.comment-trouble.${reason}` as const),
  ],
  compose: ({ t, url }, data) => {
    const { reason } = data;
    return Promise.resolve({
      subject: t(data.part ? 'mail.comment-trouble.subject-part' : 'mail.comment-trouble.subject'),
      blocks: [
        { p: t(`mail.comment-trouble.${reason}`, { max: LIMITS.body }) },
        ...(data.leftOut && reason === 'empty' ? [{ p: t('mail.comment-trouble.left-out') }] : []),
        { link: t('mail.topic.read'), href: url('/topics') },
      ],
    });
  },
});
