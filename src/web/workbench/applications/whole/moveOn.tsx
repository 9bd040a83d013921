import { moveToRound, roundsAfter } from '../../../../rooms/pairing/index.ts';
import { roundName } from '../../../../rooms/programmes/index.ts';
import { Bdi, Empty, ErrorSummary, Form, Heading, RadioGroup, Submit } from '../../../../ui/index.ts';
import { coordinators, get, post } from '../../../route.ts';
import type { Route } from '../../../route.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { besideOf, keptQuery, onward } from '../beside.tsx';
import { visibleApplication } from '../scope.ts';

type Found = NonNullable<Awaited<ReturnType<typeof visibleApplication>>>;

/** Moves an application to a later round: offers the rounds, and says what moves with it. */
export const moveOnRoutes: Route[] = [
  get('/workbench/applications/:id/round', coordinators, async (visit) => {
    const found = await visibleApplication(visit);
    return found ? page(visit, found) : visit.notFound();
  }),
  post('/workbench/applications/:id/round', coordinators, async (visit) => {
    const found = await visibleApplication(visit);
    if (!found) return visit.notFound();
    const round = Number((await visit.form()).get('round'));
    const beside = await besideOf(visit, found);
    const done = await moveToRound(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      application: found.application.id,
      round: Number.isSafeInteger(round) ? round : 0,
    });
    if (!done.ok) return page(visit, found, visit.view.t(`person.move-refused.${done.reason}`));
    return onward(visit, found, beside, 'application-moved');
  }),
];

async function page(visit: ProgrammeVisit, found: Found, problem?: string): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const { application, person } = found;
  const rounds = await roundsAfter(ctx, programme.id, application.round_id);
  return visit.page({
    title: t('person.move'),
    workbench: 'applications',
    status: problem ? 422 : 200,
    body: (
      <>
        <Heading
          eyebrow={<Bdi>{person.name || person.address || t('applications.nameless')}</Bdi>}
          lead={t('person.move-what')}
        >
          {t('person.move')}
        </Heading>
        <ErrorSummary
          errors={problem ? [{ name: rounds.length > 0 ? 'round' : null, message: problem }] : []}
        />
        {rounds.length === 0 ? (
          <Empty>{t('person.move-none')}</Empty>
        ) : (
          <Form action={visit.path(`/workbench/applications/${application.id}/round${keptQuery(visit)}`)}>
            <RadioGroup
              name="round"
              label={t('person.move-to')}
              value={String(rounds[0]!.id)}
              choices={rounds.map((round) => ({
                value: String(round.id),
                label: roundName(round, view, programme.source_locale),
              }))}
              required
            />
            <Submit>{t('person.move-yes')}</Submit>
          </Form>
        )}
      </>
    ),
  });
}
