import { confirmAddress, holdsRights, openSession, personById, rolesOf } from '../../rooms/people/index.ts';
import { LinkButton } from '../links/button.tsx';
import type { LinkDoor } from '../links/registry.ts';

/**
 * The link in mails about a partnership: its button signs the person in, since the mail came to their address, and opens the page
 * of the partnership that the link names. It never signs in somebody who holds a volunteer's right: they enter a code.
 */
export const partnershipDoor: LinkDoor = {
  purpose: 'partnership',
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
    const page = visit.path(
      /^\d{1,15}$/.test(link.subject) ? `/partnership/${link.subject}` : '/partnership',
    );
    if (visit.person?.id === link.person) return visit.redirect(page);
    const person = await personById(ctx, link.programme, link.person);
    if (!person || person.erased_at) return visit.notFound();
    // A session reaches everything of the account, in every programme: more than a link in an old mail should open.
    const roles = await rolesOf(ctx, person.programme_id, person.id);
    if (roles.length > 0 || (person.account_id !== null && (await holdsRights(ctx, person.account_id))))
      return visit.redirect(`${visit.path('/sign-in')}?next=${encodeURIComponent(page)}`);
    const account = await confirmAddress(ctx, person);
    const token = await openSession(ctx, { account, device: visit.headers.get('user-agent') ?? '' });
    visit.setCookie('session', token, { days: 180 });
    return visit.redirect(page);
  },
};
