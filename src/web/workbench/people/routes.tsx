import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';
import { countryCodes } from '../../../lib/world/countries.ts';
import { ROLES, endRole, inviteVolunteer, revokeInvitation } from '../../../rooms/people/index.ts';
import { directors, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { listAsItWas } from '../list/back.ts';
import { show } from './page.tsx';

export const peopleRoutes: Route[] = [
  get('/workbench/people', directors, (visit) => show(visit)),
  post('/workbench/people/invitations', directors, invite),
  post('/workbench/people/invitations/:id/end', directors, async (visit) => {
    const invitation = visit.id('id');
    if (invitation === null) return visit.notFound();
    const { ok } = await revokeInvitation(visit.ctx, { ...acting(visit), invitation });
    return ok ? visit.redirect(visit.path('/workbench/people'), 'saved') : visit.notFound();
  }),
  post('/workbench/people/roles/:id/end', directors, async (visit) => {
    const grant = visit.id('id');
    if (grant === null) return visit.notFound();
    const done = await endRole(visit.ctx, { ...acting(visit), grant });
    if (!done.ok && done.reason === 'unknown') return visit.notFound();
    return visit.redirect(
      await listAsItWas(visit, '/workbench/people'),
      done.ok ? 'role-ended' : 'last-director',
    );
  }),
];

function acting(visit: ProgrammeVisit) {
  return { programme: visit.programme.id, actor: visit.actor() };
}

async function invite(visit: ProgrammeVisit): Promise<Response> {
  const { t } = visit.view;
  const form = await visit.form();
  const address = normaliseAddress(form.get('address') ?? '');
  const role = ROLES.find((one) => one === form.get('role'));
  const country = countryCodes.find((code) => code === form.get('country')) ?? null;
  const messages: Record<string, string> = {};
  if (!address) messages['address'] = t('sign-in.error.address');
  if (!role) messages['role'] = t('people.error.role');
  if (!address || !role) return show(visit, form, messages);
  const locale = visit.programme.source_locale;
  const done = await inviteVolunteer(visit.ctx, { ...acting(visit), address, role, country, locale });
  if (!done.ok) {
    const field = done.reason === 'country' ? 'country' : 'address';
    return show(visit, form, { [field]: t(`people.error.${done.reason}`) });
  }
  return visit.redirect(visit.path('/workbench/people'), 'invited');
}
