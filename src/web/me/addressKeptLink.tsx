import { maskAddress } from '../../lib/address/maskAddress.ts';
import { addressChangeById, keepAddress, spendLink } from '../../rooms/people/index.ts';
import { Heading } from '../../ui/index.ts';
import { LinkButton } from '../links/button.tsx';
import type { LinkPage } from '../brings.ts';

/** The link mailed to a person's address while another one waits that volunteers entered for them. Its button refuses the other one. */
export const addressKeptLink: LinkPage = {
  show: async (visit, link) => {
    const { t } = visit.view;
    const title = t('me.keep-address');
    const change = await addressChangeById(visit.ctx, link.programme, Number(link.subject));
    if (!change?.holdsAt) return { title, body: <Heading lead={t('note.address-over')}>{title}</Heading> };
    return {
      title,
      body: (
        <LinkButton
          title={title}
          lead={t('me.keep-address-lead', { address: maskAddress(change.address) })}
          button={t('mail.address-changing.button')}
          action={visit.url.pathname}
        />
      ),
    };
  },
  act: async (visit, link) => {
    const done = await keepAddress(visit.ctx, { programme: link.programme, change: Number(link.subject) });
    if (done.ok) await spendLink(visit.ctx, link);
    return visit.redirect(visit.path('/sign-in'), done.ok ? 'address-kept' : 'address-over');
  },
};
