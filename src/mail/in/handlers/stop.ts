import { CATEGORIES } from '../../../rooms/preferences/index.ts';
import type { Handler } from '../handlers.ts';
import { stopMail } from '../answering/stopMail.ts';

/**
 * The address that List-Unsubscribe names (RFC 2369): any mail to it stops that kind of mail for its reader. Mail programs write to it by
 * themselves, with or without a word, some from another address. The address is secret, and that is enough, as for the link beside it.
 */
export const stopHandler: Handler = {
  kind: 'stop',
  handle: async (ctx, incoming, { programme, person, subject }) => {
    const category = CATEGORIES[subject];
    if (person === null || category === undefined) return { tray: 'no-address' };
    return stopMail(ctx, incoming, { programme, person, category });
  },
};
