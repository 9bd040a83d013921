import { pageAt } from '../../../lib/placeInList.ts';
import { ROLES, listVolunteers, openInvitations, personById } from '../../../rooms/people/index.ts';
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
import { summary } from '../../frame/problems.ts';
import type { Messages } from '../../frame/problems.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { personName } from '../../../rooms/log/index.ts';
import { deskList } from '../list/deskList.tsx';
import { volunteersAsked } from './asked.tsx';
import { roleName } from './roleName.ts';

export async function show(
  visit: ProgrammeVisit,
  form: URLSearchParams = new URLSearchParams(),
  messages: Messages = {},
): Promise<Response> {
  const { view, programme, ctx } = visit;
  const { t } = view;
  const { list: described, asked, filter, sorted } = volunteersAsked(visit);
  const cut = await pageAt(asked.place, (place) =>
    listVolunteers(ctx, programme.id, { ...filter, sorted, size: asked.size, place }),
  );
  const title = t('workbench.desk.people');
  const list = await deskList(visit, described, asked, cut, { title, isCounted: true });
  const invitations = await openInvitations(ctx, programme.id);
  const names = new Map<number, string>();
  for (const { person } of invitations) {
    const who = await personById(ctx, programme.id, person);
    if (who) names.set(person, personName(t, who));
  }
  return visit.page({
    title,
    status: Object.keys(messages).length > 0 ? 422 : list.status,
    workbench: 'people',
    body: (
      <>
        <Heading lead={t('people.lead')}>{title}</Heading>
        {list.body}
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
            choices={ROLES.map((role) => ({
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
