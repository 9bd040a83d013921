import type { UnmatchedReason } from '#matching';
import type { Round } from '../../../rooms/programmes/index.ts';
import { isPublished, listUnplaced } from '../../../rooms/pairing/index.ts';
import { ButtonLink, Pagination, Table, useView } from '../../../ui/index.ts';
import { pageNumber } from '../../pageNumber.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { matchingPage, matchingPath } from './frame.tsx';
import { Person } from './people.tsx';
import { matchWords, relaxationLine } from './words.ts';
import type { MatchWords } from './words.ts';

/** Those without a partner, each with what stands in the way and the cheapest thing that would help. */
export async function showUnplaced(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const published = await isPublished(ctx, programme.id, round.id);
  const state = published ? 'waiting' : 'confirmed';
  const page = pageNumber(visit.url);
  const at = { programme: programme.id, round: round.id, state } as const;
  const { rows, pages } = await listUnplaced(ctx, at, { page });
  const words = await matchWords(ctx, programme, round.id, view);
  const now = ctx.clock.now();
  const own = matchingPath(visit, round, '/unplaced');
  return matchingPage(visit, round, {
    part: 'unplaced',
    title: t('matching.part.unplaced'),
    lead: t('matching.unplaced.lead'),
    body: (
      <>
        <Table
          caption={t('matching.part.unplaced')}
          hideCaption
          rows={rows}
          rowKey={({ who }) => who.application}
          empty={t(published ? 'matching.unplaced.none' : 'matching.unplaced.none-yet')}
          columns={[
            {
              key: 'person',
              label: t('matching.unplaced.person'),
              header: true,
              cell: ({ who }) => <Person who={who} words={words} now={now} />,
            },
            {
              key: 'blocks',
              label: t('matching.unplaced.blocks'),
              cell: ({ reasons }) =>
                reasons ? (
                  <Blocks reasons={reasons} />
                ) : (
                  t(published ? 'matching.unplaced.left' : 'matching.unplaced.unknown')
                ),
            },
            {
              key: 'relax',
              label: t('matching.unplaced.relax'),
              cell: ({ reasons }) => (reasons ? help(reasons, words) : '–'),
            },
            {
              key: 'acts',
              label: t('matching.proposals.acts'),
              cell: ({ who }) => (
                <ButtonLink kind="quiet" href={matchingPath(visit, round, `/people/${who.application}`)}>
                  {t('matching.unplaced.look')}
                </ButtonLink>
              ),
            },
          ]}
        />
        <Pagination page={page} pages={pages} href={(next) => `${own}?page=${next}`} />
      </>
    ),
  });
}

function help(reasons: UnmatchedReason, words: MatchWords): string {
  return relaxationLine(reasons.relaxation, words);
}

function Blocks({ reasons }: { reasons: UnmatchedReason }) {
  const { t } = useView();
  return (
    <>
      <p>
        {reasons.reason === 'capped'
          ? t('matching.unplaced.capped', { ahead: reasons.ahead ?? 0 })
          : reasons.reason === 'noCandidate'
            ? t('matching.unplaced.noCandidate', { considered: reasons.considered })
            : t('matching.unplaced.allTaken', { candidates: reasons.candidates })}
      </p>
      <ul>
        {reasons.blocks.map(({ rule, took, alone }) => (
          <li key={rule}>
            {t('matching.unplaced.block', { rule: t(`matching.broken.${rule}`), took, alone })}
          </li>
        ))}
      </ul>
    </>
  );
}
