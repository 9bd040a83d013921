import { personById } from '../../../../rooms/people/index.ts';
import type { Person } from '../../../../rooms/people/index.ts';
import { Bdi, Heading, LocalTime, PlainText } from '../../../../ui/index.ts';
import { coordinators, get } from '../../../route.ts';
import type { Route } from '../../../route.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { Story } from './story.tsx';
import { storyOf } from './story.ts';

/** The page of somebody by their person: of those who applied to no round, and of all rounds of those who did. */
export const personRoutes: Route[] = [
  get('/workbench/applications/people/:person', coordinators, async (visit) => {
    const id = visit.id('person');
    const person = id === null ? null : await personById(visit.ctx, visit.programme.id, id);
    return person && !person.erased_at && person.stands_for === null
      ? personPage(visit, person)
      : visit.notFound();
  }),
];

async function personPage(visit: ProgrammeVisit, person: Person): Promise<Response> {
  const { view, path } = visit;
  const { t } = view;
  // Tags are of a round: there is none here.
  const told = await storyOf(visit, { person: person.id, round: 0 });
  const twins = told.filter(({ what }) => what === 'twin');
  const notes = told.filter(({ what }) => what === 'note');
  const title = person.name || person.address || t('applications.nameless');
  return visit.page({
    title,
    workbench: 'applications',
    body: (
      <>
        <Heading
          eyebrow={<a href={path('/workbench/applications')}>{t('workbench.desk.applications')}</a>}
          lead={told.some(({ what }) => what === 'applied') ? undefined : t('person.no-application')}
        >
          <Bdi>{title}</Bdi>
        </Heading>
        {person.address === null ? null : (
          <p>
            <bdi dir="ltr">{person.address}</bdi>{' '}
            {t(person.address_confirmed_at ? 'applications.address-confirmed' : 'applications.address-open')}
          </p>
        )}
        <p>
          <a href={path(`/workbench/inbox/new?person=${person.id}`)}>{t('inbox.write-them')}</a>
          {' · '}
          <a href={path(`/workbench/inbox?with=${person.id}`)}>{t('inbox.of-person')}</a>
        </p>
        {twins.map(({ id }) => (
          <p key={id}>
            <a href={path(`/workbench/duplicates/${id}`)}>{t('person.maybe-same')}</a>
          </p>
        ))}
        {notes.map(({ id, name, by, at }) => (
          <blockquote key={id}>
            <PlainText text={name} />
            <footer>
              {by ? <Bdi>{by}</Bdi> : null} <LocalTime at={at} bare />
            </footer>
          </blockquote>
        ))}
        <Story told={told.slice(twins.length + notes.length)} path={path} />
      </>
    ),
  });
}
