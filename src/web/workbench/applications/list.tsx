import { COUNTED_TO, pageAt, placeIn, placeQuery } from '../../../lib/placeInList.ts';
import type { Place } from '../../../lib/placeInList.ts';
import { regionName } from '../../../lib/world/countries.ts';
import { SHOWN_STATES, countFound, listApplications } from '../../../rooms/applications/index.ts';
import type { ShownState } from '../../../rooms/applications/index.ts';
import { roundName } from '../../../rooms/programmes/index.ts';
import {
  Along,
  Bdi,
  Form,
  Heading,
  Select,
  ShortDay,
  Submit,
  Table,
  TextField,
  Views,
} from '../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { TableFile } from '../tableFile.tsx';
import { RoundChoice, noRound } from '../roundChoice.tsx';
import { applicationsAsked } from './asked.ts';

/** The applications of a round: how many in each state, and a list to filter and search. */
export async function listPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { ctx, programme, view, url } = visit;
  const { t } = view;
  const title = t('workbench.desk.applications');
  const asked = await applicationsAsked(visit);
  if (!asked) return noRound('applications', title, t('applications.no-round'));
  const { rounds, round, countries, scope, counts, filter } = asked;
  const found = await pageAt(placeIn(url), (place) => listApplications(ctx, scope, { ...filter, place }));
  const all = SHOWN_STATES.reduce((sum, state) => sum + counts.byState[state], 0);
  const count = await countFound(ctx, scope, filter, counts);
  const href = (to: Place | null, state: ShownState | undefined = filter.state, below = ''): string => {
    const query = new URLSearchParams({ round: String(round.number), ...placeQuery(to) });
    for (const [name, value] of Object.entries({ ...filter, state })) if (value) query.set(name, value);
    return visit.path(`/workbench/applications${below}?${query}`);
  };
  return {
    title,
    workbench: 'applications',
    body: (
      <>
        <Heading
          eyebrow={roundName(round, view, programme.source_locale)}
          lead={countries ? t('applications.own-country') : undefined}
        >
          {title}
        </Heading>
        <Views
          label={t('applications.state')}
          views={[undefined, ...SHOWN_STATES]
            .filter((state) => state === undefined || state === filter.state || counts.byState[state] > 0)
            .map((state) => ({
              key: state ?? 'all',
              label: t(state ? `applications.state.${state}` : 'applications.all'),
              count: state ? counts.byState[state] : all,
              href: href(null, state),
              current: state === filter.state,
            }))}
        />
        <Form action={visit.path('/workbench/applications')} method="get" hidden={{ state: filter.state }}>
          {rounds.length > 1 ? (
            <RoundChoice
              label={t('applications.round')}
              rounds={rounds}
              round={round}
              source={programme.source_locale}
            />
          ) : null}
          <Select
            name="country"
            label={t('applications.country')}
            value={filter.country}
            options={counts.countries.map(({ code, count }) => ({
              value: code,
              label: `${regionName(view.lang, code)} (${count})`,
            }))}
          />
          <TextField
            name="search"
            type="search"
            label={t(countries ? 'applications.search-name' : 'applications.search')}
            value={filter.search}
          />
          <Submit kind="quiet">{t('log.show')}</Submit>
        </Form>
        <Table
          caption={
            filter.search && count > COUNTED_TO
              ? t('applications.found-many', { count: COUNTED_TO })
              : t('applications.found', { count })
          }
          columns={[
            {
              key: 'name',
              label: t('applications.name'),
              header: true,
              cell: (row) => (
                <a href={visit.path(`/workbench/applications/${row.id}`)}>
                  <Bdi>{row.name || (!countries && row.address) || t('applications.nameless')}</Bdi>
                </a>
              ),
            },
            {
              key: 'country',
              label: t('applications.country'),
              cell: (row) => (row.country ? regionName(view.lang, row.country) : '–'),
            },
            {
              key: 'state',
              label: t('applications.state'),
              cell: (row) => (
                <>
                  {stateWords(t, row.state, row.available)}
                  {row.comesBack ? <strong> · {t('applications.comes-back-short')}</strong> : null}
                </>
              ),
            },
            {
              key: 'since',
              label: t('applications.since'),
              cell: (row) => <ShortDay at={row.stateAt} now={ctx.clock.now()} />,
            },
          ]}
          rows={found.rows}
          rowKey={(row) => row.id}
          empty={t('applications.nobody')}
          hideCaption={count === all}
          inTwoLines
        />
        <Along cut={found} isFirst={found.isFirst} href={href} />
        {countries ? null : <TableFile action={href(null, filter.state, '/table')} />}
      </>
    ),
  };
}

function stateWords(t: ProgrammeVisit['view']['t'], state: ShownState, available: boolean | null): string {
  const words = t(`applications.state.${state}`);
  if (available === null || (state !== 'confirmed' && state !== 'declined')) return words;
  return `${words}, ${t(available ? 'applications.available' : 'applications.unavailable')}`;
}
