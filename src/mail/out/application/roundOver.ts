import { explainWaiting } from '../../../rooms/applications/index.ts';
import { defineForMany } from '../define.ts';
import { applicationParts } from './applicationParts.ts';
import { KEEP_WORDING, keepOffer } from './keepOffer.ts';

/** A round is over for somebody without a partner: why they had none, whether they come first next time, and when that is. */
export const roundOverMail = defineForMany({
  kind: 'round-over',
  wording: [
    'mail.round-over.subject',
    'mail.round-over.body',
    'mail.round-over.unanswered',
    'mail.round-over.priority',
    ...KEEP_WORDING,
    'mail.application.tell-me',
  ],
  answer: (data) => ({ kind: 'keep', subject: data.application }),
  compose: async (tools, data) => {
    const found = await applicationParts(tools, data);
    if (found?.application.state !== 'finished') return null;
    const { t } = tools;
    const { standing, unmatched, comesFirst } = found.stand;
    const { why, help } =
      standing === 'unmatched' ? explainWaiting(null, unmatched, t) : { why: [], help: null };
    return {
      subject: t('mail.round-over.subject', { round: found.round }),
      blocks: [
        found.hello,
        {
          p: t(standing === 'unanswered' ? 'mail.round-over.unanswered' : 'mail.round-over.body', {
            round: found.round,
          }),
        },
        ...why.map((p) => ({ p })),
        ...(help ? [{ p: help }] : []),
        ...(comesFirst ? [{ p: t('mail.round-over.priority') }] : []),
        found.next,
        ...(await keepOffer(tools, found.application, found.stand.round)),
        ...found.tell,
        found.status,
      ],
    };
  },
});
