import { sql } from 'kysely';
import type { ComponentChildren } from 'preact';
import { APPLICATION_SORTS, aroundApplication, searched } from '../../../rooms/applications/index.ts';
import type { ApplicationForDesk, Neighbour, ShownState } from '../../../rooms/applications/index.ts';
import type { NoteKey, ProgrammeVisit } from '../../visit.ts';
import { askedOf } from '../list/asked.ts';
import { Beside, besideList } from '../list/beside.tsx';
import { carriedQuery, keptQuery as keptOf } from '../list/carried.ts';
import { countriesOf, filterOf, filteredIn } from './scope.ts';
import { storyQuery } from './whole/story.ts';
import type { Told } from './whole/story.ts';

/** The parameters of the list's address that its records' addresses keep. */
export const carriedIn = (url: URL): string[] => [...filteredIn(url), 'sort'];

/** The query of a record's address, for posts about it. */
export const keptQuery = (visit: ProgrammeVisit): string => keptOf(visit, carriedIn(visit.url));

type Found = Awaited<ReturnType<typeof besideOf>>;

/**
 * The list from which the reader came to an application, as its address tells, with the person's story, which the same query reads. Null
 * without such a list, or with a list of another round.
 */
export async function besideOf(visit: ProgrammeVisit, { application, person }: ApplicationForDesk) {
  const { ctx, programme, url, aroundDesk } = visit;
  const round = aroundDesk?.rounds.find(({ number }) => String(number) === url.searchParams.get('round'));
  if (!round || round.id !== application.round_id) return null;
  const { filters, sort } = askedOf(url, {
    path: '',
    carries: {},
    sort: 'since',
    filters: filteredIn(url).map((name) => ({ name, label: '' })),
    columns: APPLICATION_SORTS.map((key) => ({ key, sort: key === 'since' ? 'falling' : 'rising' })),
  });
  const countries = countriesOf(visit);
  const scope = { programme: programme.id, round: round.id, countries };
  const sees = countries === null;
  const sorted = { by: APPLICATION_SORTS.find((one) => one === sort.key) ?? 'since', way: sort.way };
  const around = await aroundApplication(
    ctx,
    scope,
    { ...(await searched(ctx, scope, filterOf(scope, filters), sorted)), sorted },
    application.id,
    sees
      ? sql<Told>`(${storyQuery(visit, { person: person.id, round: round.id })})`
      : sql<Told>`(select where false)`,
  );
  const told = around.along.map((one): Told => ({ ...one, at: new Date(one.at) }));
  const query = carriedQuery(visit, round.number, carriedIn(url));
  return { ...besideList(around, visit.path('/workbench/applications'), query), told };
}

/** Leads on after an act, and says there whose application it was about. */
export function onward(
  visit: ProgrammeVisit,
  { application, person }: ApplicationForDesk,
  beside: Found,
  note: NoteKey,
): Response {
  const own = visit.path(`/workbench/applications/${application.id}`);
  if (!beside) return visit.redirect(own, note);
  const name = person.name || visit.view.t('applications.nameless');
  return visit.redirect(beside.onward, note, { name, href: `${own}${beside.query}` });
}

/** An application with the rows around it in the list from which the reader came. */
export function BesideApplication({
  visit,
  found: { application, person },
  state,
  beside,
  children,
}: {
  visit: ProgrammeVisit;
  found: ApplicationForDesk;
  /** The application's state, as the list shows it. */
  state: ShownState;
  beside: NonNullable<Found>;
  children: ComponentChildren;
}) {
  const { t } = visit.view;
  const row = ({ id, name, state }: Neighbour) => ({
    id,
    name: name || t('applications.nameless'),
    state: t(`applications.state.${state}`),
  });
  return (
    <Beside
      name={t('workbench.desk.applications')}
      beside={beside}
      here={row({ id: application.id, name: person.name, state })}
      rowOf={row}
    >
      {children}
    </Beside>
  );
}
