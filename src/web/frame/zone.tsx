import { isZone } from '../../lib/time/time.ts';
import { presentZoneName } from '../../lib/time/zones.ts';
import { ErrorSummary, Form, Heading, Submit, ZoneSelect, useView } from '../../ui/index.ts';
import { ownPath } from './ownPath.ts';
import { get, post, unseen } from '../route.ts';
import type { Route } from '../route.ts';
import type { ProgrammeVisit } from '../visit.ts';

/** The zone in which a visitor wants to read times. Only their browser keeps it, whatever the person's own zone is. */
export const zoneRoutes: Route[] = unseen([
  get('/zone', 'everyone', (visit) => zonePage(visit, visit.url.searchParams.get('return'))),
  post('/zone', 'everyone', async (visit) => {
    const form = await visit.form();
    const zone = form.get('zone') ?? '';
    const back = form.get('return');
    if (!isZone(zone)) return zonePage(visit, back, visit.view.t('zone.error'));
    visit.setCookie('zone', presentZoneName(zone), { days: 365 });
    return visit.redirect(ownPath(back, visit.path('/')));
  }),
]);

function zonePage(visit: ProgrammeVisit, back: string | null, error?: string): Response {
  return visit.page({
    title: visit.view.t('zone.title'),
    indexed: false,
    status: error ? 422 : 200,
    body: (
      <ZonePage
        action={visit.path('/zone')}
        back={ownPath(back, visit.path('/'))}
        now={visit.ctx.clock.now()}
        error={error}
      />
    ),
  });
}

function ZonePage(props: { action: string; back: string; now: Date; error: string | undefined }) {
  const { t, zone, zoneIsKnown } = useView();
  return (
    <>
      <Heading lead={t('zone.lead')}>{t('zone.title')}</Heading>
      <ErrorSummary errors={props.error ? [{ name: 'zone', message: props.error }] : []} />
      <Form action={props.action} hidden={{ return: props.back }}>
        <ZoneSelect
          name="zone"
          label={t('zone.label')}
          help={t('zone.help')}
          now={props.now}
          value={zoneIsKnown ? zone : undefined}
          error={props.error}
          required
        />
        <Submit>{t('zone.use')}</Submit>
      </Form>
    </>
  );
}
