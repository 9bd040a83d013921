import { pageAt, placeIn, placeQuery } from '../../../lib/placeInList.ts';
import { personById } from '../../../rooms/people/index.ts';
import { stoppedAddresses, trustAddress } from '../../../rooms/sending/index.ts';
import type { StoppedAddress } from '../../../rooms/sending/index.ts';
import { Along, Bdi, Heading, ShortDay, Of, PostButton, Table } from '../../../ui/index.ts';
import { get, post, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { listAsIs, listAsItWas } from '../list/back.ts';
import type { ListColumn } from '../list/description.ts';
import { TableFile } from '../list/taking/tableFile.tsx';
import { TAKEN_AT_ONCE, taking } from '../list/taking/taking.ts';
import { countriesOf, readers } from '../applications/scope.ts';

/** People whose address gets no more mail: who they are, what their server said, and a button for another chance. */
export const addressRoutes: Route[] = unseen([
  get('/workbench/outbox/addresses', readers, page),
  post('/workbench/outbox/addresses/:id/chance', readers, async (visit) => {
    const { ctx, programme } = visit;
    const id = visit.id('id');
    const person = id === null ? null : await personById(ctx, programme.id, id);
    if (!person || !mayWrite(visit, person)) return visit.notFound();
    await trustAddress(ctx, { programme: programme.id, person: person.id, actor: visit.actor() });
    return visit.redirect(await listAsItWas(visit, '/workbench/outbox/addresses'), 'address-trusted');
  }),
]);

function mayWrite(visit: ProgrammeVisit, { country }: { country: string | null }): boolean {
  const countries = countriesOf(visit);
  return !countries || countries.includes(country ?? '');
}

/** The columns of the list and of its file. */
const columnsOf = (visit: ProgrammeVisit): ListColumn<StoppedAddress>[] => {
  const {
    view: { t },
    ctx,
    path,
  } = visit;
  return [
    {
      key: 'name',
      label: t('outbox.to'),
      header: true,
      cell: (row) => (
        <>
          <div class="cut">
            <Bdi>{row.name || row.address}</Bdi>
          </div>
          {row.name ? (
            <div class="aside cut">
              <bdi>{row.address}</bdi>
            </div>
          ) : null}
        </>
      ),
      taken: ({ name }) => name,
    },
    {
      key: 'said',
      label: t('outbox.addresses.said'),
      cell: (row) => (
        <>
          <bdi lang="en" dir="ltr" class="off-phone">
            {row.reason}
          </bdi>
          <details class="on-phone">
            <summary>
              <bdi lang="en" dir="ltr">
                {row.reason}
              </bdi>
            </summary>
          </details>
        </>
      ),
      taken: ({ reason }) => reason,
    },
    {
      key: 'since',
      label: t('outbox.addresses.since'),
      upper: true,
      cell: (row) => <ShortDay at={row.since} now={ctx.clock.now()} />,
      taken: ({ since }) => since.toISOString(),
    },
    {
      key: 'act',
      label: t('work.act'),
      cell: (row) => (
        <PostButton
          action={path(`/workbench/outbox/addresses/${row.person}/chance`)}
          hidden={listAsIs(visit)}
        >
          {t('outbox.addresses.again')}
          <Of>{row.name || row.address}</Of>
        </PostButton>
      ),
      taken: null,
    },
  ];
};

/** Saves the addresses that get no more mail as a file, for the countries that the volunteer sees. */
export const takeAddressesOut = taking<StoppedAddress>((visit) =>
  Promise.resolve({
    list: { name: 'addresses', columns: columnsOf(visit), rowKey: ({ person }) => person },
    page: (place) =>
      stoppedAddresses(visit.ctx, visit.programme.id, {
        countries: countriesOf(visit),
        place,
        size: TAKEN_AT_ONCE,
      }),
    more: [
      { key: 'address', value: ({ address }) => address },
      { key: 'country', value: ({ country }) => country },
    ],
  }),
);

async function page(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view, path } = visit;
  const { t } = view;
  const cut = await pageAt(placeIn(visit.url), (place) =>
    stoppedAddresses(ctx, programme.id, { countries: countriesOf(visit), place }),
  );
  return visit.page({
    title: t('outbox.addresses.title'),
    workbench: 'outbox',
    body: (
      <>
        <Heading
          eyebrow={
            visit.may('director') ? (
              <a href={path('/workbench/outbox')}>{t('workbench.desk.outbox')}</a>
            ) : null
          }
          lead={t('outbox.addresses.lead')}
        >
          {t('outbox.addresses.title')}
        </Heading>
        <Table
          caption={t('outbox.addresses.title')}
          hideCaption
          rows={cut.rows}
          rowKey={(row) => row.person}
          inTwoLines
          empty={<p>{t('outbox.addresses.none')}</p>}
          columns={columnsOf(visit)}
        />
        <Along
          cut={cut}
          isFirst={cut.isFirst}
          href={(to) => path(`/workbench/outbox/addresses?${new URLSearchParams(placeQuery(to))}`)}
        />
        {cut.rows.length > 0 ? <TableFile action={path('/workbench/lists/addresses/table')} /> : null}
      </>
    ),
  });
}
