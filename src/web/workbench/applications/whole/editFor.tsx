import { changeDetails, personById } from '../../../../rooms/people/index.ts';
import type { Details } from '../../../../rooms/people/index.ts';
import { Bdi, ErrorSummary, Form, Heading, Submit } from '../../../../ui/index.ts';
import { summary } from '../../../frame/problems.ts';
import type { Messages } from '../../../frame/problems.ts';
import { DetailsFields, detailMessages, typedDetails } from '../../../me/detailsForm.tsx';
import { coordinators, get, post } from '../../../route.ts';
import type { Route } from '../../../route.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { keptQuery } from '../beside.tsx';
import { visibleApplication } from '../scope.ts';

type Found = NonNullable<Awaited<ReturnType<typeof visibleApplication>>>;

/** How somebody is named and read, changed for them by a coordinator: they are told by mail. */
export const editForRoutes: Route[] = [
  get('/workbench/applications/:id/details', coordinators, async (visit) => {
    const found = await visibleApplication(visit);
    return found ? editPage(visit, found) : visit.notFound();
  }),
  post('/workbench/applications/:id/details', coordinators, async (visit) => {
    const found = await visibleApplication(visit);
    if (!found) return visit.notFound();
    const details = typedDetails(await visit.form());
    const done = await changeDetails(visit.ctx, {
      ...details,
      programme: visit.programme.id,
      person: found.person.id,
      locales: visit.programme.locales,
      actor: visit.actor(),
    });
    if (!done.ok) return editPage(visit, found, details, detailMessages(visit, done.problems));
    return visit.redirect(
      visit.path(`/workbench/applications/${found.application.id}${keptQuery(visit)}`),
      'details-changed-for',
    );
  }),
];

async function editPage(
  visit: ProgrammeVisit,
  found: Found,
  typed?: Details,
  messages: Messages = {},
): Promise<Response> {
  const { t } = visit.view;
  const person = await personById(visit.ctx, visit.programme.id, found.person.id);
  if (!person) return visit.notFound();
  const own = visit.path(`/workbench/applications/${found.application.id}/details`);
  const kept = keptQuery(visit);
  const values = typed ?? { ...person, zone: person.zone ?? visit.programme.zone };
  return visit.page({
    title: t('person.edit'),
    workbench: 'applications',
    status: typed ? 422 : 200,
    body: (
      <>
        <Heading
          eyebrow={<Bdi>{person.name || person.address || t('applications.nameless')}</Bdi>}
          lead={t('person.edit-lead')}
        >
          {t('person.edit')}
        </Heading>
        <ErrorSummary errors={summary(messages)} />
        <Form action={`${own}${kept}`}>
          <DetailsFields
            visit={visit}
            values={values}
            country={person.country}
            allZones={`${own}${kept}${kept ? '&' : '?'}zones=all`}
            messages={messages}
          />
          <Submit>{t('person.edit-save')}</Submit>
        </Form>
      </>
    ),
  });
}
