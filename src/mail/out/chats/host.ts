import { hostsOf } from '../../../rooms/chats/index.ts';
import { defineMail } from '../define.ts';
import { chatParts, hoursBlock } from './parts.ts';

/**
 * Tells somebody that they were named as a host, or asks them to step in for a host who has not come. `data.chat`, `data.session`,
 * `data.what`.
 */
export const chatHostMail = defineMail({
  kind: 'chat-host',
  category: null,
  readable: true,
  many: false,
  writtenLate: true,
  wording: [
    'mail.chat-host.subject',
    'mail.chat-host.subject-next',
    'mail.chat-host.named',
    'mail.chat-host.next',
    'mail.chat-host.clock',
    'mail.chat-host.button',
  ],
  compose: async (tools, { session: id, what, ...data }) => {
    const { t, ctx, programme, person, url } = tools;
    const parts = await chatParts(tools, data);
    const session = parts?.chat.sessions.find((one) => one.id === id);
    if (parts?.chat.state !== 'announced' || !session || session.state === 'closed') return null;
    const hosts = await hostsOf(ctx, programme.id, parts.chat.id);
    if (!hosts.some((host) => host.session === id && host.person === person.id)) return null;
    const { chat, values } = parts;
    return {
      subject: t(what === 'named' ? 'mail.chat-host.subject' : 'mail.chat-host.subject-next', {
        title: chat.title,
      }),
      blocks: [
        { p: t(`mail.chat-host.${what}`, values) },
        hoursBlock(tools, [session]),
        { button: t('mail.chat-host.button'), href: url(`/workbench/chats/${chat.id}`) },
        { p: t('mail.chat-host.clock') },
      ],
    };
  },
});
