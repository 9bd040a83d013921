import { normaliseAddress } from '../../../lib/address.ts';
import { countryCodes } from '../../../lib/countries.ts';
import {
  ROLES,
  endRole,
  inviteVolunteer,
  openInvitations,
  personById,
  revokeInvitation,
  volunteersOf,
} from '../../../rooms/people/index.ts';
import {
  CountrySelect,
  ErrorSummary,
  Form,
  Heading,
  LocalDay,
  Of,
  PostButton,
  RadioGroup,
  Submit,
  Table,
  TextField,
} from '../../../ui/index.ts';
import { summary } from '../../problems.ts';
import type { Messages } from '../../problems.ts';
import { directors, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { personName } from '../../../rooms/log/index.ts';
import { roleName } from './roleName.ts';

/** There are no live chats, so nobody is invited to host them. */
const OFFERED = ROLES.filter((role) => role !== 'chat_host');

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
    return visit.redirect(visit.path('/workbench/people'), done.ok ? 'role-ended' : 'last-director');
  }),
];

function acting(visit: ProgrammeVisit) {
  return { programme: visit.programme.id, actor: visit.actor() };
}

async function invite(visit: ProgrammeVisit): Promise<Response> {
  const { t } = visit.view;
  const form = await visit.form();
  const address = normaliseAddress(form.get('address') ?? '');
  const role = OFFERED.find((one) => one === form.get('role'));
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

async function show(
  visit: ProgrammeVisit,
  form: URLSearchParams = new URLSearchParams(),
  messages: Messages = {},
): Promise<Response> {
  const { view, programme, ctx } = visit;
  const { t } = view;
  const volunteers = await volunteersOf(ctx, programme.id);
  const invitations = await openInvitations(ctx, programme.id);
  const names = new Map<number, string>();
  for (const { person } of invitations) {
    const who = await personById(ctx, programme.id, person);
    if (who) names.set(person, personName(t, who));
  }
  return visit.page({
    title: t('workbench.place.people'),
    status: Object.keys(messages).length > 0 ? 422 : 200,
    workbench: 'people',
    body: (
      <>
        <Heading lead={t('people.lead')}>{t('workbench.place.people')}</Heading>
        <Table
          caption={t('workbench.place.people')}
          hideCaption
          rows={volunteers}
          rowKey={({ grant }) => grant}
          columns={[
            {
              key: 'name',
              label: t('people.name'),
              header: true,
              cell: ({ name, address }) => <bdi>{name || address}</bdi>,
            },
            {
              key: 'role',
              label: t('people.role'),
              cell: ({ role, country }) => roleName(view, role, country),
            },
            { key: 'since', label: t('work.since'), cell: ({ since }) => <LocalDay at={since} year /> },
            {
              key: 'end',
              label: t('people.change'),
              cell: ({ grant, name, address, role, country }) => (
                <PostButton action={visit.path(`/workbench/people/roles/${grant}/end`)}>
                  {t('people.end-role')}
                  <Of>{`${name || address} · ${roleName(view, role, country)}`}</Of>
                </PostButton>
              ),
            },
          ]}
        />
        {invitations.length > 0 ? (
          <>
            <h2>{t('people.invited')}</h2>
            <Table
              caption={t('people.invited')}
              hideCaption
              rows={invitations}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'name',
                  label: t('people.name'),
                  header: true,
                  cell: ({ person }) => <bdi>{names.get(person)}</bdi>,
                },
                {
                  key: 'role',
                  label: t('people.role'),
                  cell: ({ role, country }) => roleName(view, role, country),
                },
                {
                  key: 'until',
                  label: t('people.until'),
                  cell: ({ expiresAt }) => <LocalDay at={expiresAt} year />,
                },
                {
                  key: 'end',
                  label: t('people.change'),
                  cell: ({ id, person, role, country }) => (
                    <PostButton action={visit.path(`/workbench/people/invitations/${id}/end`)}>
                      {t('people.revoke')}
                      <Of>{`${names.get(person) ?? ''} · ${roleName(view, role, country)}`}</Of>
                    </PostButton>
                  ),
                },
              ]}
            />
          </>
        ) : null}
        <h2>{t('people.invite')}</h2>
        <ErrorSummary errors={summary(messages)} />
        <Form action={visit.path('/workbench/people/invitations')}>
          <TextField
            name="address"
            type="email"
            label={t('people.address')}
            value={form.get('address') ?? ''}
            error={messages['address']}
            required
          />
          <RadioGroup
            name="role"
            label={t('people.role')}
            value={form.get('role') ?? undefined}
            error={messages['role']}
            choices={OFFERED.map((role) => ({
              value: role,
              label: t(`role.${role}`),
              help: t(`people.role-help.${role}`),
            }))}
            required
          />
          <CountrySelect
            name="country"
            label={t('people.country')}
            value={form.get('country') ?? undefined}
            error={messages['country']}
          />
          <Submit>{t('people.send')}</Submit>
        </Form>
      </>
    ),
  });
}
