import { regionName } from '../../../lib/world/countries.ts';
import { languageName } from '../../../lib/world/languages.ts';
import type { ListedApplication, ShownState } from '../../../rooms/applications/index.ts';
import { Bdi, ShortDay } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { addressColumn } from '../list/addressColumn.tsx';
import { carriedQuery } from '../list/carried.ts';
import type { ListColumn } from '../list/description.ts';
import { carriedIn } from './beside.tsx';

/** The columns of the list of applications; addresses only for readers with `seesAll`. */
export function applicationColumns(
  visit: ProgrammeVisit,
  seesAll: boolean,
  round: number,
): ListColumn<ListedApplication>[] {
  const { ctx, view } = visit;
  const { t, lang } = view;
  const now = ctx.clock.now();
  const carried = carriedQuery(visit, round, carriedIn(visit.url));
  return [
    {
      key: 'name',
      label: t('applications.name'),
      header: true,
      line: true,
      sort: 'rising',
      cell: (row) => (
        <a href={visit.path(`/workbench/applications/${row.id}${carried}`)}>
          <Bdi>{row.name || (seesAll && row.address) || t('applications.nameless')}</Bdi>
        </a>
      ),
      taken: (row) => row.name,
    },
    ...(seesAll ? [addressColumn<ListedApplication>(view)] : []),
    {
      key: 'country',
      label: t('applications.country'),
      sort: 'rising',
      cell: (row) => (row.country ? regionName(lang, row.country) : '–'),
      taken: (row) => row.country,
    },
    {
      key: 'languages',
      label: t('applications.languages'),
      cell: ({ languages }) =>
        languages.length === 0
          ? '–'
          : languages.map(({ code, level }, place) => (
              <>
                {place > 0 ? ' · ' : null}
                <abbr title={languageName(lang, code)} dir="ltr">
                  {level === 'native' ? code : `${code} ${level}`}
                </abbr>
              </>
            )),
      taken: ({ languages }) => languages.map(({ code, level }) => `${code} ${level}`).join('; '),
    },
    {
      key: 'state',
      label: t('applications.state'),
      whole: true,
      upper: true,
      sort: 'rising',
      cell: (row) => (
        <>
          {stateWords(t, row.state, row.available)}
          {row.comesBack ? <strong> · {t('applications.comes-back-short')}</strong> : null}
        </>
      ),
      taken: (row) => row.state,
    },
    {
      key: 'begun',
      label: t('applications.begun'),
      extra: true,
      whole: true,
      cell: (row) => <ShortDay at={row.begunAt} now={now} />,
    },
    {
      key: 'since',
      label: t('applications.since'),
      sort: 'falling',
      whole: true,
      cell: (row) => <ShortDay at={row.stateAt} now={now} />,
    },
  ];
}

function stateWords(t: ProgrammeVisit['view']['t'], state: ShownState, available: boolean | null): string {
  const words = t(`applications.state.${state}`);
  if (available === null || (state !== 'confirmed' && state !== 'declined')) return words;
  return `${words} (${t(available ? 'applications.available' : 'applications.unavailable')})`;
}
