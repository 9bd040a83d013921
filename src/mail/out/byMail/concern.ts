import { readersOf, concerned } from '../../../rooms/partnerships/index.ts';
import { defineMail } from '../define.ts';
import type { MailDefinition } from '../define.ts';
import { readerBlocks } from '../partners/readerBlocks.ts';
import { partnershipParts } from '../partners/partnershipParts.ts';

/**
 * Two mails: how to tell that something is wrong, and that a concern has arrived. Both say who reads it. `data.partnership`; `data.isHeld`:
 * a letter that began with the word for trouble was passed on to nobody; `data.concern`; `data.leftOut`: files were attached, and stay
 * behind.
 */
function concernMail(kind: 'concern-asked' | 'concern-noted'): MailDefinition<typeof kind> {
  const aside = kind === 'concern-asked' ? 'mail.concern-asked.held' : 'mail.concern-noted.left-out';
  return defineMail({
    kind,
    category: null,
    readable: false,
    many: false,
    fixed: true,
    answers: true,
    wording: [`mail.${kind}.subject`, `mail.${kind}.body`, aside],
    answer: (data) => ({ kind: 'concern', subject: data.partnership }),
    compose: async (tools, data) => {
      const found = await partnershipParts(tools, data, { evenApart: true });
      if (!found) return null;
      const { t, ctx, programme, person } = tools;
      const values = { ...found.values, programme: programme.name };
      const readers = await readersOf(ctx, programme.id, { by: person.id, about: concerned(found.own) });
      const isAside = 'isHeld' in data ? data.isHeld : 'leftOut' in data && data.leftOut;
      return {
        subject: t(`mail.${kind}.subject`, values),
        blocks: [
          { p: t('mail.reply.above') },
          ...(isAside && kind === 'concern-asked' ? [{ p: t(aside, values) }] : []),
          { p: t(`mail.${kind}.body`, values) },
          ...readerBlocks(tools, readers),
          ...(isAside && kind === 'concern-noted' ? [{ p: t(aside, values) }] : []),
        ],
      };
    },
  });
}

export const concernAskedMail = concernMail('concern-asked');
export const concernNotedMail = concernMail('concern-noted');
