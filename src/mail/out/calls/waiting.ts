import { waitsFor } from '../../../rooms/calls/index.ts';
import { clockTime } from '../../../ui/index.ts';
import { defineMail } from '../define.ts';
import { answerBlocks } from '../partners/partnerBlocks.ts';
import { partnerNamed, partnershipParts } from '../partners/partnershipParts.ts';

/** Tells that a partner waits in the call, and until when; nothing once the partner has left, the time is over, or the reader has come. */
export const callWaitingMail = defineMail({
  kind: 'call-waiting',
  category: 'calls',
  readable: false,
  many: false,
  // Somebody waits for this at the page.
  urgent: true,
  wording: [
    'mail.call-waiting.subject',
    'mail.call-waiting.body',
    'mail.call-waiting.free',
    'mail.call-waiting.button',
    'mail.agreement-reopened.reply',
  ],
  answer: (data) => ({ kind: 'letter', subject: data.partnership }),
  compose: async (tools, { partnership, call, by }) => {
    const found = await partnershipParts(tools, { partnership });
    const name = found ? partnerNamed(found, by, tools) : null;
    if (!found || name === null || found.own.state === 'ended' || found.own.me.leftAt) return null;
    const { ctx, programme, person, t, locale, zone } = tools;
    const of = { programme: programme.id, partnership, call };
    const until = await waitsFor(ctx, { ...of, person: by, whom: person.id });
    if (!until) return null;
    const time =
      person.zone === null ? `${clockTime(locale, 'UTC', until)} UTC` : clockTime(locale, zone, until);
    const values = { ...found.values, name, time };
    return {
      subject: t('mail.call-waiting.subject', values),
      blocks: [
        { p: t('mail.call-waiting.body', values) },
        { button: t('mail.call-waiting.button'), href: found.page },
        { p: t('mail.call-waiting.free') },
        ...answerBlocks(tools, found.own),
      ],
    };
  },
});
