import { personById } from '../../../rooms/people/index.ts';
import { stoppedAddresses, trustAddress } from '../../../rooms/sending/index.ts';
import { Bdi, Heading, ShortDay, Of, PostButton, Table } from '../../../ui/index.ts';
import { get, post, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { countriesOf, readers } from '../applications/scope.ts';

/** People whose address gets nothing more: who, what their server said, and another chance. */
export const addressRoutes: Route[] = unseen([
  get('/workbench/outbox/addresses', readers, page),
  post('/workbench/outbox/addresses/:id/chance', readers, async (visit) => {
    const { ctx, programme } = visit;
    const id = visit.id('id');
    const person = id === null ? null : await personById(ctx, programme.id, id);
    if (!person || !mayWrite(visit, person)) return visit.notFound();
    await trustAddress(ctx, { programme: programme.id, person: person.id, actor: visit.actor() });
    return visit.redirect(visit.path('/workbench/outbox/addresses'), 'address-trusted');
  }),
]);

function mayWrite(visit: ProgrammeVisit, { country }: { country: string | null }): boolean {
  const countries = countriesOf(visit);
  return !countries || countries.includes(country ?? '');
}

async function page(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const rows = (await stoppedAddresses(ctx, programme.id)).filter((row) => mayWrite(visit, row));
  return visit.page({
    title: t('outbox.addresses.title'),
    workbench: 'outbox',
    body: (
      <>
        <Heading
          eyebrow={
            visit.may('director') ? (
              <a href={visit.path('/workbench/outbox')}>{t('workbench.desk.outbox')}</a>
            ) : null
          }
          lead={t('outbox.addresses.lead')}
        >
          {t('outbox.addresses.title')}
        </Heading>
        <Table
          caption={t('outbox.addresses.title')}
          hideCaption
          rows={rows}
          rowKey={(row) => row.person}
          empty={<p>{t('outbox.addresses.none')}</p>}
          columns={[
            {
              key: 'who',
              label: t('outbox.to'),
              header: true,
              cell: (row) => (
                <>
                  <Bdi>{row.name || row.address}</Bdi>
                  <br />
                  <bdi class="aside">{row.address}</bdi>
                </>
              ),
            },
            {
              key: 'said',
              label: t('outbox.addresses.said'),
              cell: (row) => (
                <bdi lang="en" dir="ltr">
                  {row.reason}
                </bdi>
              ),
            },
            {
              key: 'since',
              label: t('outbox.addresses.since'),
              cell: (row) => <ShortDay at={row.since} now={visit.ctx.clock.now()} />,
            },
            {
              key: 'act',
              label: t('work.act'),
              cell: (row) => (
                <PostButton action={visit.path(`/workbench/outbox/addresses/${row.person}/chance`)}>
                  {t('outbox.addresses.again')}
                  <Of>{row.name || row.address}</Of>
                </PostButton>
              ),
            },
          ]}
        />
      </>
    ),
  });
}
