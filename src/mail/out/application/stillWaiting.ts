import { lookingOf } from '../../../rooms/pairing/index.ts';
import { defineMail } from '../define.ts';
import { applicationParts } from './applicationParts.ts';

/** Nobody among those who wait fits yet: why, when the programme looks again, and the person's choices. `data.application`. */
export const stillWaitingMail = defineMail({
  kind: 'still-waiting',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.still-waiting.subject',
    'mail.still-waiting.body',
    'mail.still-waiting.words',
    'mail.still-waiting.word-wait',
    'mail.still-waiting.word-next',
    'mail.still-waiting.word-trio',
    'mail.still-waiting.button',
  ],
  answer: (data) => ({ kind: 'again', subject: data.application }),
  compose: async (tools, data) => {
    const { ctx, programme, t, link, canReply } = tools;
    const found = await applicationParts(tools, data);
    if (found?.application.state !== 'waiting') return null;
    const looking = await lookingOf(ctx, { programme: programme.id, application: found.application.id });
    const choices = [
      ...(looking?.allowsTrios
        ? [t('mail.still-waiting.word-trio', { word: t('mail.by-mail.word.trio') })]
        : []),
      t('mail.still-waiting.word-wait', { word: t('mail.by-mail.word.wait') }),
      // Somebody who left their partner themselves does not come first.
      ...(found.stand.comesFirst
        ? [t('mail.still-waiting.word-next', { word: t('mail.by-mail.word.next') })]
        : []),
    ];
    const asks = looking?.nextAt && looking.choice !== 'next';
    return {
      subject: t('mail.still-waiting.subject', { round: found.round }),
      blocks: [
        ...(canReply && asks ? [{ p: t('mail.reply.above') }] : []),
        found.hello,
        { p: t('mail.still-waiting.body') },
        ...found.why,
        ...found.again,
        ...(asks
          ? [
              { button: t('mail.still-waiting.button'), href: link('status', String(found.application.id)) },
              ...(canReply ? [{ p: t('mail.still-waiting.words') }, { list: choices }] : []),
            ]
          : [found.next, ...found.tell, found.status]),
      ],
    };
  },
});
