import {
  acceptInvitation,
  invitationById,
  openSession,
  personById,
  spendLink,
} from '../../../rooms/people/index.ts';
import { Button, ErrorSummary, Form, FormActions, Heading, TextField } from '../../../ui/index.ts';
import type { LinkDoor } from '../../links/registry.ts';
import { summary } from '../../problems.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import type { RightLink } from '../../../rooms/people/index.ts';
import { roleName } from './roleName.ts';

/** The link of an invitation: says which role, asks a newcomer's name, and its button accepts. */
export const invitationDoor: LinkDoor = {
  purpose: 'invitation',
  show: (visit, link) => page(visit, link),
  act: async (visit, link) => {
    const { ctx } = visit;
    const name = ((await visit.form()).get('name') ?? '').replaceAll(/\s+/gu, ' ').trim();
    const person = await personById(ctx, link.programme, link.person);
    if (!person?.name && (!name || name.length > 200)) {
      return visit.page(await page(visit, link, visit.view.t('programme.error.your-name')));
    }
    const done = await acceptInvitation(ctx, {
      programme: link.programme,
      invitation: Number(link.subject),
      name,
      locale: visit.view.lang,
    });
    if (!done.ok) return visit.redirect(visit.path('/'), 'invitation-over');
    await spendLink(ctx, link);
    const device = visit.headers.get('user-agent') ?? '';
    visit.setCookie('session', await openSession(ctx, { account: done.account, device }), { days: 180 });
    return visit.redirect(visit.path('/workbench'), 'welcome');
  },
};

async function page(visit: ProgrammeVisit, link: RightLink, error?: string): Promise<PageAnswer> {
  const { t } = visit.view;
  const invitation = await invitationById(visit.ctx, link.programme, Number(link.subject));
  const title = t('people.invitation');
  if (!invitation) return { title, body: <Heading lead={t('note.invitation-over')}>{title}</Heading> };
  const person = await personById(visit.ctx, link.programme, link.person);
  return {
    title,
    status: error ? 422 : 200,
    body: (
      <>
        <Heading
          lead={t('people.invitation-lead', {
            programme: visit.programme.name,
            role: roleName(visit.view, invitation.role, invitation.country),
          })}
        >
          {title}
        </Heading>
        <ErrorSummary errors={summary({ name: error })} />
        <Form action={visit.url.pathname}>
          {person?.name ? null : (
            <TextField name="name" autocomplete="name" label={t('setup.name')} error={error} required />
          )}
          <FormActions>
            <Button>{t('mail.invitation.accept')}</Button>
          </FormActions>
        </Form>
      </>
    ),
  };
}
