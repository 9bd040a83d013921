import { defineForMany } from '../define.ts';
import type { MailDefinition } from '../define.ts';
import { importParts } from './importParts.ts';

/**
 * Asks somebody whom a volunteer imported from a spreadsheet to check what it says of them, and to confirm: at once, and once more before
 * the imported data are deleted.
 */
function invitationMail(kind: 'import-invitation' | 'import-reminder'): MailDefinition<typeof kind> {
  return defineForMany({
    kind,
    wording: [
      `mail.${kind}.subject`,
      `mail.${kind}.body`,
      'mail.import.hello',
      'mail.import.hello-nobody',
      'mail.import.button',
      'mail.import.closes',
      'mail.import.gone',
      'mail.import.nothing',
      'mail.import.nothing-former',
    ],
    compose: async (tools, data) => {
      const found = await importParts(tools, data);
      if (!found) return null;
      const { t, programme } = tools;
      return {
        subject: t(`mail.${kind}.subject`, { programme: programme.name }),
        blocks: [
          found.hello,
          { p: t(`mail.${kind}.body`, { programme: programme.name }) },
          found.look,
          found.dates,
          { p: t(found.wasPartner ? 'mail.import.nothing-former' : 'mail.import.nothing') },
        ],
      };
    },
  });
}

export const importInvitation = invitationMail('import-invitation');
export const importReminder = invitationMail('import-reminder');
