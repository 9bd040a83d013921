import { Fragment } from 'preact';
import { regionName } from '../../../lib/world/countries.ts';
import type { ListedPartnership } from '../../../rooms/partnerships/index.ts';
import { Bdi, ShortDay } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { carriedQuery } from '../list/carried.ts';
import type { ListColumn } from '../list/description.ts';
import { CARRIED } from './carried.ts';
import { memberName, stateWords } from './partnershipNames.ts';

/** The columns of the list of partnerships: the partners and their countries, the state, the number of letters, and the last contact. */
export function partnershipColumns(
  visit: ProgrammeVisit,
  round: number,
  isTold: boolean,
): ListColumn<ListedPartnership>[] {
  const { view, path, ctx } = visit;
  const { t } = view;
  const query = carriedQuery(visit, round, CARRIED);
  const now = ctx.clock.now();
  return [
    {
      key: 'members',
      label: t('partnerships.col.members'),
      header: true,
      line: true,
      cell: (row) => (
        <a href={path(`/workbench/partnerships/${row.id}${query}`)}>
          {row.members.map((member, place) => (
            <Fragment key={member.person}>
              {place > 0 ? ' – ' : null}
              <Bdi>{memberName(member, t)}</Bdi>
            </Fragment>
          ))}{' '}
          <span class="aside">
            {row.members.map(({ country }) => (country ? regionName(view.lang, country) : '–')).join(' · ')}
          </span>
        </a>
      ),
      // In a file each partner has columns of their own.
      taken: null,
    },
    {
      key: 'state',
      label: t('partnerships.col.state'),
      whole: true,
      sort: 'rising',
      cell: (row) => (
        <>
          <span class="state">{stateWords(row, t, isTold)}</span>
          {row.openConcerns > 0 ? (
            <>
              {' · '}
              <b>{t('partnerships.concerns-open', { count: row.openConcerns })}</b>
            </>
          ) : null}
        </>
      ),
      taken: (row) => row.state,
    },
    {
      key: 'letters',
      label: t('partnerships.col.letters'),
      numeric: true,
      sort: 'rising',
      cell: (row) => new Intl.NumberFormat(view.lang).format(row.letters),
      taken: (row) => row.letters,
    },
    {
      key: 'contact',
      label: t('partnerships.contact'),
      whole: true,
      sort: 'rising',
      cell: ({ lastContactAt: at }) => (at ? <ShortDay at={at} now={now} /> : t('partnerships.no-contact')),
      taken: (row) => row.lastContactAt?.toISOString() ?? null,
    },
    {
      key: 'introduced',
      label: t('partnerships.col.introduced'),
      extra: true,
      sort: 'falling',
      whole: true,
      cell: (row) => <ShortDay at={row.introducedAt} now={now} />,
      taken: (row) => row.introducedAt.toISOString(),
    },
  ];
}
