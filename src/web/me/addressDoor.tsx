import { addressChangeById, changeAddress, openSession, spendLink } from '../../rooms/people/index.ts';
import { LinkButton } from '../links/button.tsx';
import type { LinkDoor } from '../links/registry.ts';

/** The link mailed to a new address: its button makes the address the person's own. */
export const addressDoor: LinkDoor = {
  purpose: 'address',
  show: async (visit, link) => {
    const { t } = visit.view;
    const change = await addressChangeById(visit.ctx, link.programme, Number(link.subject));
    return {
      title: t('me.change-address'),
      body: (
        <LinkButton
          title={t('me.change-address')}
          lead={t('me.confirm-address', { address: change?.address ?? '' })}
          button={t('mail.address-change.confirm')}
          action={visit.url.pathname}
        />
      ),
    };
  },
  act: async (visit, link) => {
    const done = await changeAddress(visit.ctx, { programme: link.programme, change: Number(link.subject) });
    if (!done.ok) return visit.redirect(visit.path('/me'), `address-${done.reason}`);
    await spendLink(visit.ctx, link);
    const device = visit.headers.get('user-agent') ?? '';
    visit.setCookie('session', await openSession(visit.ctx, { account: done.account, device }), {
      days: 180,
    });
    return visit.redirect(visit.path('/me'), 'address-changed');
  },
};
