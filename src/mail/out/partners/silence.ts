import { defineMail } from '../define.ts';
import { partnerNamed, partnershipParts } from './partnershipParts.ts';
import { silenceById } from '../../../rooms/partnerships/index.ts';
import { longDay } from '../../../ui/index.ts';

/**
 * Tells somebody who asked after a partner what happens: the partner was asked kindly; nothing has come and a person looks; or coordinators
 * have dealt with it. `data.partnership`, `data.partner`, `data.silence`, `data.step`.
 */
export const silenceMail = defineMail({
  kind: 'silence',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.silence.subject',
    'mail.silence.subject-due',
    'mail.silence.subject-dealt',
    'mail.silence.asked',
    'mail.silence.when',
    'mail.silence.due',
    'mail.silence.due-leave',
    'mail.silence.dealt',
    'mail.silence.button',
  ],
  compose: async (tools, data) => {
    const found = await partnershipParts(tools, data);
    const name = found ? partnerNamed(found, data.partner, tools) : null;
    const asked = found && (await silenceById(tools.ctx, tools.programme.id, data.silence));
    if (!found || !asked || name === null || found.own.state === 'ended' || found.own.me.leftAt) return null;
    const { step } = data;
    // The silence was over before the mail left: another mail has told that already.
    if (step !== 'dealt' && asked.closedAt) return null;
    const { t, locale, zone } = tools;
    const day = (at: Date): string => longDay(locale, zone, at, false);
    const values = { ...found.values, name, date: day(asked.dueAt), asked: day(asked.askedAt) };
    const button = { button: t('mail.silence.button'), href: found.page };
    if (step === 'due')
      return {
        subject: t('mail.silence.subject-due', values),
        blocks: [{ p: t('mail.silence.due', values) }, { p: t('mail.silence.due-leave', values) }, button],
      };
    if (step === 'dealt')
      return {
        subject: t('mail.silence.subject-dealt', values),
        blocks: [{ p: t('mail.silence.dealt', values) }, button],
      };
    return {
      subject: t('mail.silence.subject', values),
      blocks: [{ p: t('mail.silence.asked', values) }, { p: t('mail.silence.when', values) }, button],
    };
  },
});
