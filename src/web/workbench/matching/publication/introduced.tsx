import { listIntroduced } from '../../../../rooms/pairing/index.ts';
import type { Who } from '../../../../rooms/pairing/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { Of, Pagination, Table } from '../../../../ui/index.ts';
import { pageNumber } from '../../../frame/pageNumber.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { matchingPath } from '../matchingPage.tsx';
import { peopleColumn, Why } from '../people/people.tsx';
import { fit, matchWords } from '../matchWords.ts';

/** The partnerships of a published round, and why they fit. Only to read. */
export async function introducedTable(visit: ProgrammeVisit, round: Round) {
  const { ctx, programme, view } = visit;
  const { t, lang } = view;
  const page = pageNumber(visit.url);
  const at = { programme: programme.id, round: round.id, viewer: visit.viewer.person };
  const { rows, count, pages } = await listIntroduced(ctx, at, page);
  const words = await matchWords(ctx, programme, round.id, view);
  const applicationPath = (who: Who): string => visit.path(`/workbench/applications/${who.application}`);
  return (
    <>
      <Table
        caption={t('matching.introduced.count', { count })}
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
      <Pagination
        page={page}
        pages={pages}
        href={(next) => `${matchingPath(visit, round, '/proposals')}?page=${next}`}
      />
    </>
  );
}
