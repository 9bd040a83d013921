import { canComeBack } from '../../../rooms/applications/index.ts';
import { defineMail } from '../define.ts';
import { applicationScene } from './scene.ts';

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
  compose: async (scene, data) => {
    const found = await applicationScene(scene, data);
    if (found?.application.state !== 'withdrawn') return null;
    const { ctx, t, programme } = scene;
    const mayReturn = await canComeBack(ctx, found.application);
    const inTime = ['planned', 'open', 'closed'].includes(found.stand.phase);
    return {
      subject: t('mail.application-withdrawn.subject', { programme: programme.name }),
      blocks: [
        found.hello,
        { p: t('mail.application-withdrawn.body', { round: found.round }) },
        ...(mayReturn || inTime
          ? [{ p: t(inTime ? 'mail.application-withdrawn.undo' : 'mail.application-withdrawn.undo-waiting') }]
          : []),
        ...((mayReturn || inTime) && scene.canReply ? [{ p: t('mail.application-withdrawn.back') }] : []),
        found.next,
        ...found.tell,
        found.status,
      ],
    };
  },
});
