import { placeIn, placeQuery } from '../../../../lib/placeInList.ts';
import { isIntroduced } from '../../../../rooms/programmes/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { barrierOfLastRun, listUnplaced, peopleOfRound } from '../../../../rooms/pairing/index.ts';
import { Along } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { BarrierNotice, barrierNames } from '../runs/barrier.tsx';
import { matchingPage, matchingPath } from '../matchingPage.tsx';
import { WaitingTable } from './waitingTable.tsx';
import { matchWords } from '../matchWords.ts';

/** Those without a partner, each with what stands in the way and what would help, and why there cannot be fewer of them. */
export async function showUnplaced(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t, lang } = view;
  const published = await isIntroduced(ctx, programme.id, round.id);
  const state = published ? 'waiting' : 'confirmed';
  const place = placeIn(visit.url);
  const at = { programme: programme.id, round: round.id };
  const { rows, ...cut } = await listUnplaced(ctx, { ...at, state, viewer: visit.viewer.person }, place);
  const words = await matchWords(ctx, programme, round.id, view);
  const found = published ? null : await barrierOfLastRun(ctx, at);
  const own = matchingPath(visit, round, '/unplaced');
  return matchingPage(visit, round, {
    part: 'unplaced',
    title: t('matching.part.unplaced'),
    lead: (
      <>
        {t('matching.unplaced.lead')}{' '}
        {t(published ? 'matching.unplaced.order-waiting' : 'matching.unplaced.order')}
      </>
    ),
    body: (
      <>
        {found ? (
          <BarrierNotice
            barrier={found.barrier}
            trios={found.trios}
            people={await peopleOfRound(ctx, at, { people: barrierNames(found.barrier).map(Number) })}
            note={t('matching.barrier.of-run', {
              number: new Intl.NumberFormat(lang).format(found.number),
            })}
          />
        ) : null}
        <WaitingTable
          caption={t('matching.part.unplaced')}
          rows={rows}
          words={words}
          now={ctx.clock.now()}
          empty={t(published ? 'matching.unplaced.none' : 'matching.unplaced.none-yet')}
          unknown={t(published ? 'matching.unplaced.left' : 'matching.unplaced.unknown')}
          look={(who) => matchingPath(visit, round, `/people/${who.application}`)}
        />
        <Along cut={cut} isFirst={!place} href={(to) => `${own}?${new URLSearchParams(placeQuery(to))}`} />
      </>
    ),
  });
}
