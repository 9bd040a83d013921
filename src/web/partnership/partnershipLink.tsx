import { LINK_SESSION_DAYS, openLinkSession, personById } from '../../rooms/people/index.ts';
import { LinkButton } from '../links/button.tsx';
import type { LinkPage } from '../brings.ts';
import { endOwnSession } from '../signIn/ownSession.ts';

/**
 * The link in mails about a partnership. Its button opens that partnership's page in this browser for some days, and nothing else of the
 * person's. A person with a volunteer's rights, or whose address has an account with such rights, enters a code.
 */
export const partnershipLink: LinkPage = {
  show: async (visit, link) => {
    const { t } = visit.view;
    const person = await personById(visit.ctx, link.programme, link.person);
    return {
      title: t('link.partnership.title'),
      body: (
        <LinkButton
          title={t('link.partnership.title')}
          lead={visit.view.rich('link.partnership.lead', { name: <bdi>{person?.name}</bdi> })}
          button={t('link.partnership.button')}
          action={visit.url.pathname}
        />
      ),
    };
  },
  act: async (visit, link) => {
    const { ctx } = visit;
    const page = visit.path(`/partnership/${link.subject}`);
    if (visit.person?.id === link.person || visit.byLink?.link === link.id) return visit.redirect(page);
    const opened = await openLinkSession(ctx, { link, device: visit.headers.get('user-agent') ?? '' });
    if (!opened.ok && opened.reason === 'unknown') return visit.notFound();
    if (!opened.ok) return visit.redirect(`${visit.path('/sign-in')}?next=${encodeURIComponent(page)}`);
    await endOwnSession(visit);
    visit.setCookie('session', opened.token, { days: LINK_SESSION_DAYS });
    return visit.redirect(page);
  },
};
