import { COUNTED_TO, placeIn, placeQuery } from '../../../../lib/placeInList.ts';
import { listIntroduced } from '../../../../rooms/pairing/index.ts';
import type { Who } from '../../../../rooms/pairing/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { Along, Of, Table } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { matchingPath } from '../matchingPage.tsx';
import { peopleColumn, Why } from '../people/people.tsx';
import { fit } from '../matchWords.ts';
import type { MatchWords } from '../matchWords.ts';

/** The partnerships of a published round, and why they fit. Only to read. */
export async function introducedTable(visit: ProgrammeVisit, round: Round, words: MatchWords) {
  const { ctx, view } = visit;
  const { t, lang } = view;
  const place = placeIn(visit.url);
  const at = { programme: visit.programme.id, round: round.id, viewer: visit.viewer.person };
  const { rows, count, ...cut } = await listIntroduced(ctx, at, place);
  const applicationPath = (who: Who): string => visit.path(`/workbench/applications/${who.application}`);
  return (
    <>
      <Table
        caption={
          count > COUNTED_TO
            ? t('partnerships.count-many', { count: COUNTED_TO })
            : t('matching.introduced.count', { count })
        }
        rows={rows}
        rowKey={({ partnership }) => partnership}
        columns={[
          peopleColumn(
            t,
            { words, now: ctx.clock.now(), href: applicationPath },
            (row: (typeof rows)[number]) => (
              <p>
                <a href={visit.path(`/workbench/partnerships/${row.partnership}`)}>
                  {t('matching.introduced.see')}
                  <Of>{words.list(row.people.map(({ name }) => name))}</Of>
                </a>
              </p>
            ),
          ),
          {
            key: 'why',
            label: t('matching.proposals.why'),
            cell: (row) =>
              row.reasons.length > 0 ? (
                <Why reasons={row.reasons} people={row.people} words={words} />
              ) : (
                t('matching.introduced.gone')
              ),
          },
          {
            key: 'fit',
            label: t('matching.proposals.fit'),
            numeric: true,
            cell: (row) => (row.reasons.length > 0 ? fit(row, lang) : '–'),
          },
        ]}
      />
      <Along
        cut={cut}
        isFirst={!place}
        href={(to) => `${matchingPath(visit, round, '/proposals')}?${new URLSearchParams(placeQuery(to))}`}
      />
    </>
  );
}
