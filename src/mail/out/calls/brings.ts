import { enter } from '../../../rooms/calls/index.ts';
import { ofPartners } from '../../examples/plays.ts';
import type { MailBrings } from '../brings.ts';
import { callWaitingMail } from './waiting.ts';

export const callMails = {
  'call-waiting': {
    mail: callWaitingMail,
    example: ofPartners(async ({ ctx, programme, partner: person }, partnership) => {
      const done = await enter(ctx, { programme, person, partnership, key: 'example', hasRelay: true });
      if (!done.ok) throw new Error(done.reason);
      return { call: done.call, by: person };
    }),
  },
} satisfies MailBrings;
