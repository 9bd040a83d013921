import { changedAddressById, spendLink, takeBackAddress } from '../../rooms/people/index.ts';
import { Heading } from '../../ui/index.ts';
import { LinkButton } from '../links/button.tsx';
import type { LinkPage } from '../brings.ts';

/**
 * The link mailed to an address that the account has left. Its button gives the account back to that address, and signs everybody else out.
 */
export const addressBackLink: LinkPage = {
  show: async (visit, link) => {
    const { t } = visit.view;
    const title = t('me.take-back');
    const change = await changedAddressById(visit.ctx, link.programme, Number(link.subject));
    if (!change) return { title, body: <Heading lead={t('note.address-over')}>{title}</Heading> };
    return {
      title,
      body: (
        <LinkButton
          title={title}
          lead={t('me.take-back-lead', { address: change.oldAddress })}
          button={t('mail.address-changed.button')}
          kind="grave"
          action={visit.url.pathname}
        />
      ),
    };
  },
  act: async (visit, link) => {
    const change = Number(link.subject);
    const done = await takeBackAddress(visit.ctx, { programme: link.programme, change });
    if (!done.ok)
      return visit.redirect(
        visit.path('/contact'),
        done.reason === 'taken' ? 'address-back-taken' : 'address-over',
      );
    await spendLink(visit.ctx, link);
    return visit.redirect(visit.path('/sign-in'), 'address-back');
  },
};
