import { vouchForIncoming } from '../../rooms/incoming/index.ts';
import { spendLink } from '../../rooms/people/index.ts';
import { LinkButton } from './button.tsx';
import type { LinkPage } from '../brings.ts';

/** The link of "was this you?". Its button has the waiting mail handled as a mail of the link's person. */
export const senderLink: LinkPage = {
  show: ({ view: { t }, url }) => ({
    title: t('incoming.sender.title'),
    body: (
      <LinkButton
        title={t('incoming.sender.title')}
        lead={t('incoming.sender.lead')}
        button={t('mail.sender-unsure.button')}
        action={url.pathname}
      />
    ),
  }),
  act: async (visit, link) => {
    const actor = { kind: 'person', id: link.person } as const;
    const { programme, person } = link;
    await vouchForIncoming(visit.ctx, { programme, actor, id: Number(link.subject), person });
    await spendLink(visit.ctx, link);
    return visit.redirect(visit.path('/'), 'sender-known');
  },
};
