import type { Place } from '../../../lib/placeInList.ts';
import { regionName } from '../../../lib/world/countries.ts';
import { COUNTED_TO, pageAt, placeIn, placeQuery } from '../../../lib/placeInList.ts';
import { SHOWN, listPartnerships } from '../../../rooms/partnerships/index.ts';
import type { ListedPartnership } from '../../../rooms/partnerships/index.ts';
import { roundName } from '../../../rooms/programmes/index.ts';
import { Along, Form, Heading, ShortDay, Select, Submit, Table, TextField } from '../../../ui/index.ts';
import type { View } from '../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { TableFile } from '../tableFile.tsx';
import { RoundChoice, noRound } from '../roundChoice.tsx';
import { partnershipsAsked } from './asked.ts';
import { memberName, shownWords, stateWords } from './partnershipNames.ts';

/** A round's partnerships: who, where they stand, how much was written and when they were last in contact. */
export async function listPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { ctx, programme, view, url } = visit;
  const { t } = view;
  const title = t('workbench.desk.partnerships');
  const now = ctx.clock.now();
  const asked = await partnershipsAsked(visit);
  if (!asked) return noRound('partnerships', title, t('partnerships.no-round'));
  const { rounds, round, shown, search } = asked;
  const { rows, count, ...cut } = await pageAt(placeIn(url), (place) =>
    listPartnerships(ctx, programme.id, visit.viewer, { round: round.id, shown, search, place }),
  );
  const href = (to: Place | null, below = ''): string =>
    visit.path(
      `/workbench/partnerships${below}?${new URLSearchParams({ round: String(round.number), shown, ...(search ? { search } : {}), ...placeQuery(to) })}`,
    );
  return {
    title,
    workbench: 'partnerships',
    body: (
      <>
        <Heading eyebrow={roundName(round, view, programme.source_locale)} lead={t('partnerships.lead')}>
          {title}
        </Heading>
        <Form action={visit.path('/workbench/partnerships')} method="get">
          <RoundChoice
            label={t('partnerships.round')}
            rounds={rounds}
            round={round}
            source={programme.source_locale}
          />
          <Select
            name="shown"
            label={t('partnerships.shown')}
            required
            value={shown}
            options={SHOWN.map((one) => ({ value: one, label: shownWords(one, t) }))}
          />
          <TextField
            name="search"
            type="search"
            label={t('applications.search-name')}
            help={t('applications.search-help')}
            value={search}
          />
          <Submit kind="quiet">{t('partnerships.show')}</Submit>
        </Form>
        <PartnershipTable
          visit={visit}
          rows={rows}
          count={count}
          isTold={round.dates.introduces.dueAt <= now}
        />
        <Along cut={cut} isFirst={cut.isFirst} href={href} />
        {visit.may('director', 'matcher') ? <TableFile action={href(null, '/table')} /> : null}
      </>
    ),
  };
}

function PartnershipTable({
  visit,
  rows,
  count,
  isTold,
}: {
  visit: ProgrammeVisit;
  rows: ListedPartnership[];
  count: number;
  isTold: boolean;
}) {
  const { view } = visit;
  const { t } = view;
  return (
    <Table
      caption={
        count > COUNTED_TO
          ? t('partnerships.count-many', { count: COUNTED_TO })
          : t('partnerships.count', { count })
      }
      rows={rows}
      rowKey={(row) => row.id}
      empty={t('partnerships.none')}
      columns={[
        {
          key: 'members',
          label: t('partnerships.col.members'),
          header: true,
          cell: (row) => (
            <a href={visit.path(`/workbench/partnerships/${row.id}`)}>
              <Members row={row} view={view} />
            </a>
          ),
        },
        {
          key: 'state',
          label: t('partnerships.col.state'),
          cell: (row) => (
            <>
              {stateWords(row, t, isTold)}
              {row.openConcerns > 0 ? (
                <>
                  {' · '}
                  <b>{t('partnerships.concerns-open', { count: row.openConcerns })}</b>
                </>
              ) : null}
            </>
          ),
        },
        {
          key: 'letters',
          label: t('partnerships.col.letters'),
          numeric: true,
          cell: (row) => new Intl.NumberFormat(view.lang).format(row.letters),
        },
        {
          key: 'contact',
          label: t('partnerships.contact'),
          cell: (row) =>
            row.lastContactAt ? (
              <ShortDay at={row.lastContactAt} now={visit.ctx.clock.now()} />
            ) : (
              t('partnerships.no-contact')
            ),
        },
      ]}
    />
  );
}

function Members({ row, view }: { row: ListedPartnership; view: View }) {
  return (
    <>
      {row.members.map((member, index) => (
        <span key={member.person}>
          {index > 0 ? ' · ' : null}
          {view.rich('partnerships.member-here', {
            name: <bdi>{memberName(member, view.t)}</bdi>,
            country: member.country ? regionName(view.lang, member.country) : '–',
          })}
        </span>
      ))}
    </>
  );
}
