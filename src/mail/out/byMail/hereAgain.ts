import { turnOf } from '../../../rooms/partnerships/index.ts';
import { defineMail } from '../define.ts';
import { answerBlocks } from '../partners/partnerBlocks.ts';
import { partnershipParts } from '../partners/partnershipParts.ts';

/**
 * Asks somebody who rests in a partnership for the word that says they are here again; or notes that word, and tells who hears of it.
 * `data.partnership`, `data.step`.
 */
export const hereAgainMail = defineMail({
  kind: 'here-again',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: [
    'mail.here-again.subject',
    'mail.here-again.subject-noted',
    'mail.here-again.question',
    'mail.here-again.noted',
    'mail.here-again.told',
    'mail.agreement-reopened.reply',
    'mail.leaving.nothing',
  ],
  answer: ({ step, partnership }) => ({ kind: step === 'noted' ? 'letter' : 'turn', subject: partnership }),
  compose: async (tools, { step, ...data }) => {
    const found = await partnershipParts(tools, data, { evenApart: true });
    if (!found || found.own.state === 'ended' || found.own.me.leftAt) return null;
    const { ctx, programme, person, t } = tools;
    const values = { ...found.values, back: t('mail.by-mail.word.back') };
    if (step === 'noted')
      return {
        subject: t('mail.here-again.subject-noted'),
        blocks: [
          { p: t('mail.here-again.noted', values) },
          ...(found.own.apartAt ? [] : [{ p: t('mail.here-again.told', values) }]),
          ...answerBlocks(tools, found.own),
        ],
      };
    const turn = await turnOf(ctx, { programme: programme.id, person: person.id, ...data });
    if (!turn?.restsAt) return null;
    return {
      subject: t('mail.here-again.subject'),
      blocks: [
        { p: t('mail.reply.above') },
        { p: t('mail.here-again.question', values) },
        { p: t('mail.leaving.nothing') },
      ],
    };
  },
});
