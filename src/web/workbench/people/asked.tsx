import { ROLES, VOLUNTEER_SORTS, volunteersFound, listVolunteers } from '../../../rooms/people/index.ts';
import type { Volunteer } from '../../../rooms/people/index.ts';
import { Bdi, Of, PostButton, ShortDay } from '../../../ui/index.ts';
import { directors } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { addressColumn } from '../list/addressColumn.tsx';
import { askedOf } from '../list/asked.ts';
import { listAsIs } from '../list/back.ts';
import type { ListKind } from '../list/description.ts';
import type { Several } from '../list/several/acts.ts';
import { roleName, roleTaken } from './roleName.ts';
import { TAKEN_AT_ONCE, taking } from '../list/taking/taking.ts';

/** The list of volunteers, with a row for each of their roles, and the requests of an address. */
export function volunteersAsked(visit: ProgrammeVisit, url = visit.url) {
  const { view, path, ctx } = visit;
  const { t } = view;
  const called = ({ name, address, role, country }: Volunteer): string =>
    `${name || address} · ${roleName(view, role, country)}`;
  const list: ListKind<Volunteer> = {
    name: 'volunteers',
    desk: 'people',
    path: path('/workbench/people'),
    carries: {},
    columns: [
      {
        key: 'name',
        label: t('people.name'),
        header: true,
        sort: 'rising',
        cell: ({ name, address }) => <Bdi>{name || address}</Bdi>,
        taken: ({ name }) => name,
      },
      addressColumn(view),
      {
        key: 'role',
        label: t('people.role'),
        sort: 'rising',
        upper: true,
        cell: ({ role, country }) => roleName(view, role, country),
        taken: roleTaken,
      },
      {
        key: 'since',
        label: t('work.since'),
        sort: 'falling',
        whole: true,
        cell: ({ since }) => <ShortDay at={since} now={ctx.clock.now()} />,
        taken: ({ since }) => since.toISOString(),
      },
      {
        key: 'end',
        label: t('people.change'),
        cell: (row) => (
          <PostButton action={path(`/workbench/people/roles/${row.grant}/end`)} hidden={listAsIs(visit)}>
            {t('people.end-role')}
            <Of>{called(row)}</Of>
          </PostButton>
        ),
        taken: null,
      },
    ],
    filters: [
      { name: 'search', label: t('applications.search'), help: t('applications.search-help') },
      {
        // Not `role`, since the form below has a field of that name.
        name: 'held',
        label: t('people.role'),
        choices: ROLES.map((role) => ({ value: role, label: t(`role.${role}`) })),
      },
    ],
    views: [],
    sort: 'name',
    rowKey: ({ grant }) => grant,
    rowName: called,
    nothing: t('people.none'),
    notFound: t('people.not-found'),
  };
  const asked = askedOf(url, list);
  const filter = {
    role: ROLES.find((role) => role === asked.filters['held']),
    search: asked.filters['search'],
  };
  const by = VOLUNTEER_SORTS.find((one) => one === asked.sort.key) ?? 'name';
  return { list, asked, filter, sorted: { by, way: asked.sort.way } };
}

/** The act of directors on several roles at once, as in the line of each. */
export const severalVolunteers: Several = {
  subject: 'role',
  acts: () => [
    {
      key: 'end-role',
      kind: 'roles-ended',
      audience: directors,
      grave: true,
      refused: ({ t }, reason) => t(reason === 'last-director' ? 'note.last-director' : 'people.role-over'),
    },
  ],
  found: (visit, url, most) =>
    volunteersFound(visit.ctx, visit.programme.id, volunteersAsked(visit, url).filter, most),
};

/** Saves the list of volunteers as a file, as it is filtered and sorted. */
export const takeVolunteersOut = taking<Volunteer>((visit, url) => {
  const { list, filter, sorted } = volunteersAsked(visit, url);
  const of = { ...filter, sorted, size: TAKEN_AT_ONCE };
  return Promise.resolve({
    list,
    page: (place) => listVolunteers(visit.ctx, visit.programme.id, { ...of, place }),
  });
});
