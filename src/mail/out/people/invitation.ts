import { regionName } from '../../../lib/world/countries.ts';
import { invitationById } from '../../../rooms/people/index.ts';
import { defineMail } from '../define.ts';

/** Asks somebody to be a volunteer; the link's button accepts. */
export const invitationMail = defineMail({
  kind: 'invitation',
  category: null,
  readable: true,
  many: false,
  fixed: true,
  wording: [
    'mail.invitation.subject',
    'mail.invitation.body',
    'mail.invitation.accept',
    'mail.invitation.until',
    'mail.invitation.ignore',
  ],
  compose: async ({ ctx, programme, locale, t, link, when }, data) => {
    const invitation = await invitationById(ctx, programme.id, data.invitation);
    if (!invitation) return null;
    const { country } = invitation;
    const role = t(`role.${invitation.role}`) + (country ? ` (${regionName(locale, country)})` : '');
    return {
      subject: t('mail.invitation.subject', { programme: programme.name }),
      blocks: [
        { p: t('mail.invitation.body', { programme: programme.name, role }) },
        { button: t('mail.invitation.accept'), href: link('invitation', String(invitation.id)) },
        { p: t('mail.invitation.until', { when: when(invitation.expiresAt) }) },
        { p: t('mail.invitation.ignore') },
      ],
    };
  },
});
