import { returnsTo } from '../../../rooms/applications/index.ts';
import { defineMail } from '../define.ts';
import { applicationParts } from './applicationParts.ts';

const UNDO = {
  chosen: 'mail.application-withdrawn.undo',
  waiting: 'mail.application-withdrawn.undo-waiting',
} as const;

/** The application is taken back: how to undo that, and the next round's date. */
export const applicationWithdrawn = defineMail({
  kind: 'application-withdrawn',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.application-withdrawn.subject',
    'mail.application-withdrawn.body',
    'mail.application-withdrawn.undo',
    'mail.application-withdrawn.undo-waiting',
    'mail.application-withdrawn.back',
    'mail.application.tell-me',
  ],
  compose: async (tools, data) => {
    const found = await applicationParts(tools, data);
    if (found?.application.state !== 'withdrawn') return null;
    const { ctx, t, programme } = tools;
    const back = await returnsTo(ctx, found.application);
    return {
      subject: t('mail.application-withdrawn.subject', { programme: programme.name }),
      blocks: [
        found.hello,
        { p: t('mail.application-withdrawn.body', { round: found.round }) },
        ...(back ? [{ p: t(back.to === 'waiting' ? UNDO.waiting : UNDO.chosen) }] : []),
        ...(back && tools.canReply ? [{ p: t('mail.application-withdrawn.back') }] : []),
        found.next,
        ...found.tell,
        found.status,
      ],
    };
  },
});
