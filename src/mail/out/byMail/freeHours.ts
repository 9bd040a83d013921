import { givenHours, hoursQuestion } from '../../../rooms/applications/index.ts';
import { weekLines } from '../../../ui/index.ts';
import { isolate } from '../../../i18n/translate.ts';
import { defineMail } from '../define.ts';
import { partnershipParts } from '../partners/partnershipParts.ts';
import { hourLines } from './questionBlock.ts';

/**
 * Asks at which hours of the week somebody has time to meet a partner, with what they said so far; or says which hours are noted.
 * `data.unread` is the part of the previous answer that could not be read. `data.partnership`, `data.step`.
 */
export const freeHoursMail = defineMail({
  kind: 'free-hours',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: [
    'mail.free-hours.subject',
    'mail.free-hours.subject-noted',
    'mail.free-hours.unread',
    'mail.free-hours.question',
    'mail.free-hours.so-far',
    'mail.free-hours.noted',
    'mail.free-hours.change',
    'mail.leaving.nothing',
  ],
  answer: (data) => ({ kind: 'hours', subject: data.partnership }),
  compose: async (tools, { step, unread, ...data }) => {
    const found = await partnershipParts(tools, data, { evenApart: true });
    if (!found || !(await hoursQuestion(tools.ctx, tools.programme.id, found.own.round))) return null;
    const { ctx, t, locale, programme, person } = tools;
    const { values, own } = found;
    const given = (await givenHours(ctx, programme.id, own.round, [person.id])).get(person.id);
    const hours = given === undefined ? [] : weekLines({ lang: locale, t }, given);
    if (step === 'noted')
      return {
        subject: t('mail.free-hours.subject-noted'),
        blocks: [
          { p: t('mail.reply.above') },
          { p: t('mail.free-hours.noted', values) },
          { list: hours },
          { p: t('mail.free-hours.change') },
        ],
      };
    return {
      subject: t('mail.free-hours.subject'),
      blocks: [
        { p: t('mail.reply.above') },
        ...(unread === undefined ? [] : [{ p: t('mail.free-hours.unread') }]),
        ...(unread ? [{ quote: isolate(unread) }] : []),
        { p: t('mail.free-hours.question', values) },
        { p: t('mail.application-form.hint.hours') },
        { list: hourLines({ locale, t }) },
        ...(hours.length > 0 ? [{ p: t('mail.free-hours.so-far') }, { list: hours }] : []),
        { p: t('mail.leaving.nothing') },
      ],
    };
  },
});
