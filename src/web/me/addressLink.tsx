import { inTransaction } from '../../rooms/ctx.ts';
import {
  addressChangeById,
  changeAddress,
  proveOffer,
  hasRights,
  openSession,
  spendLink,
} from '../../rooms/people/index.ts';
import type { RightLink } from '../../rooms/people/index.ts';
import { Heading } from '../../ui/index.ts';
import { LinkButton } from '../links/button.tsx';
import type { LinkPage } from '../brings.ts';
import { beginSession } from '../signIn/begin.ts';
import type { ProgrammeVisit } from '../visit.ts';

/**
 * The link mailed to a new address: its button makes the address the person's own. A browser signed in as that person stays so, unless the
 * account has more rights than over its own affairs. Anybody else, such as somebody to whom the link was forwarded, signs in by a code.
 */
export const addressLink: LinkPage = {
  show: async (visit, link) => {
    const { t } = visit.view;
    const change = await addressChangeById(visit.ctx, link.programme, Number(link.subject));
    const title = t('me.change-address');
    if (!change) return { title, body: <Heading lead={t('note.address-over')}>{title}</Heading> };
    const lead = change.offered ? 'me.confirm-offered' : 'me.confirm-address';
    return {
      title,
      body: (
        <LinkButton
          title={title}
          lead={t(lead, { address: change.address })}
          button={t('mail.address-change.confirm')}
          action={visit.url.pathname}
        />
      ),
    };
  },
  act: (visit, link) => inTransaction(visit.ctx, (ctx) => moveTo({ ...visit, ctx }, link)),
};

async function moveTo(visit: ProgrammeVisit, link: RightLink): Promise<Response> {
  const { ctx } = visit;
  const use = link.purpose === 'address-offered' ? proveOffer : changeAddress;
  const done = await use(ctx, { programme: link.programme, change: Number(link.subject) });
  if (!done.ok) return visit.redirect(visit.path('/me'), `address-${done.reason}`);
  await spendLink(ctx, link);
  // The change waits: this address opens nothing yet.
  if ('holdsAt' in done) return visit.redirect(visit.path('/'), 'address-waits');
  const { account } = done;
  if (visit.person?.id !== link.person || (await hasRights(ctx, account)))
    return visit.redirect(visit.path('/sign-in'), 'address-changed');
  const device = visit.headers.get('user-agent') ?? '';
  const token = await openSession(ctx, { account, device });
  const at = { programme: link.programme, person: link.person };
  await beginSession(visit, { token, account, at });
  return visit.redirect(visit.path('/me'), 'address-changed');
}
