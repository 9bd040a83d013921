import { pick } from '../../../lib/text/texts.ts';
import { askedGuestPost, languageShown, topicById } from '../../../rooms/topics/index.ts';
import { zonedDay } from '../../../ui/index.ts';
import { defineMail } from '../define.ts';

/** Asks somebody to write a guest post; the link leads to a page for their post. */
export const guestInvitationMail = defineMail({
  kind: 'guest-invitation',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.guest-invitation.subject',
    'mail.guest-invitation.hello',
    'mail.guest-invitation.body',
    'mail.guest-invitation.day',
    'mail.guest-invitation.write',
    'mail.guest-invitation.ignore',
  ],
  compose: async ({ ctx, programme, person, locale, t, link }, data) => {
    const post = await askedGuestPost(ctx, {
      programme: programme.id,
      person: person.id,
      post: data.post,
    });
    const topic = post && (await topicById(ctx, programme.id, post.topic_id));
    if (!post || !topic || post.handed_in_at) return null;
    const lang = languageShown(topic, locale);
    const title = pick(topic.title, lang, topic.source_locale);
    return {
      subject: t('mail.guest-invitation.subject', { programme: programme.name }),
      blocks: [
        { p: t('mail.guest-invitation.hello', { name: post.author }) },
        { p: t('mail.guest-invitation.body', { programme: programme.name, title }) },
        {
          p: t('mail.guest-invitation.day', {
            day: zonedDay({ lang: locale, t }, programme.zone, post.due_at),
          }),
        },
        { button: t('mail.guest-invitation.write'), href: link('guest', String(post.id)) },
        { p: t('mail.guest-invitation.ignore') },
      ],
    };
  },
});
