import { confirmAddress, openSession, personById, rolesOf } from '../../rooms/people/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import { LinkButton } from '../links/button.tsx';
import type { LinkDoor } from '../links/registry.ts';
import type { ProgrammeVisit } from '../visit.ts';

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
    if (await holdsRights(visit, person))
      return visit.redirect(`${visit.path('/sign-in')}?next=${encodeURIComponent(page)}`);
    const account = await confirmAddress(ctx, person);
    const token = await openSession(ctx, { account, device: visit.headers.get('user-agent') ?? '' });
    visit.setCookie('session', token, { days: 180 });
    return visit.redirect(page);
  },
};

/** A session reaches everything of the account, in every programme: more than a link in an old mail should open. */
async function holdsRights({ ctx }: ProgrammeVisit, person: Person): Promise<boolean> {
  if ((await rolesOf(ctx, person.programme_id, person.id)).length > 0) return true;
  if (person.account_id === null) return false;
  const [operator, role] = await Promise.all([
    ctx.db
      .selectFrom('operator')
      .select('since')
      .where('account_id', '=', person.account_id)
      .executeTakeFirst(),
    ctx.db
      .selectFrom('person')
      .innerJoin('role', (join) =>
        join.onRef('role.programme_id', '=', 'person.programme_id').onRef('role.person_id', '=', 'person.id'),
      )
      .select('role.id')
      .where('person.account_id', '=', person.account_id)
      .where('role.ended_at', 'is', null)
      .executeTakeFirst(),
  ]);
  return operator !== undefined || role !== undefined;
}
