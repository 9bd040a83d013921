import { remindsAgain, turnOf } from '../../../rooms/partnerships/index.ts';
import { defineMail } from '../define.ts';
import { answerBlocks } from './partnerBlocks.ts';
import { partnerNamed, partnershipParts } from './partnershipParts.ts';

/**
 * Tells somebody who waits for a letter what is done: their partner was reminded, or reminded for the last time, so that they need not
 * wait, or is here again. `data.partnership`, `data.partner`, `data.step`.
 */
export const partnerRemindedMail = defineMail({
  kind: 'partner-reminded',
  category: null,
  readable: true,
  many: false,
  writtenLate: true,
  wording: [
    'mail.partner-reminded.subject',
    'mail.partner-reminded.subject-last',
    'mail.partner-reminded.subject-back',
    'mail.partner-reminded.first',
    'mail.partner-reminded.again',
    'mail.partner-reminded.nothing',
    'mail.partner-reminded.last',
    'mail.partner-reminded.another',
    'mail.partner-reminded.back',
    'mail.partner-reminded.button',
    'mail.agreement-reopened.reply',
  ],
  answer: (data) => ({ kind: 'letter', subject: data.partnership }),
  compose: async (tools, data) => {
    const { ctx, programme, person, t } = tools;
    const found = await partnershipParts(tools, data);
    const name = found ? partnerNamed(found, data.partner, tools) : null;
    if (!found || name === null || found.own.state === 'ended' || found.own.me.leftAt) return null;
    const { step, partnership } = data;
    const whose = { programme: programme.id, person: data.partner, partnership };
    const turn = await turnOf(ctx, whose);
    // The partner wrote before the mail left.
    if (step !== 'back' && !turn?.to.includes(person.id)) return null;
    const values = { ...found.values, name };
    const said = [t(`mail.partner-reminded.${step}`, values)];
    if (step === 'first' && (await remindsAgain(ctx, whose)))
      said.push(t('mail.partner-reminded.again', values));
    if (step === 'first') said.push(t('mail.partner-reminded.nothing', values));
    return {
      subject: t(
        step === 'first' ? 'mail.partner-reminded.subject' : `mail.partner-reminded.subject-${step}`,
        values,
      ),
      blocks: [
        { p: said.join(' ') },
        ...(step === 'last' ? [{ p: t('mail.partner-reminded.another', values) }] : []),
        { button: t('mail.partner-reminded.button', values), href: found.page },
        ...answerBlocks(tools, found.own),
      ],
    };
  },
});
