import { pageAt } from '../../../../lib/placeInList.ts';
import { regionName } from '../../../../lib/world/countries.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { barrierOfLastRun, listUnplaced, peopleOfRound } from '../../../../rooms/pairing/index.ts';
import { Details } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { countedTitle, deskList } from '../../list/deskList.tsx';
import { BarrierNotice, barrierNames } from '../runs/barrier.tsx';
import { publicationAndWay } from '../publicationAndWay.ts';
import { matchingPage } from '../matchingPage.tsx';
import { unplacedAsked } from './unplacedAsked.ts';

/** People without a partner, a line each with the strongest obstacle and what would help. Also says why there cannot be fewer of them. */
export async function showUnplaced(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t, lang } = view;
  const at = { programme: programme.id, round: round.id };
  const { publication, own } = await publicationAndWay(visit, round, 'unplaced');
  const isPublished = publication !== null;
  const { list, asked, input, sorted } = await unplacedAsked(visit, round, isPublished);
  const cut = await pageAt(asked.place, (place) =>
    listUnplaced(ctx, { ...input, sorted, size: asked.size, viewer: visit.viewer.person }, place),
  );
  const found = isPublished ? null : await barrierOfLastRun(ctx, at);
  const countries = cut.countries.map((value) => ({ value, label: regionName(lang, value) }));
  const filters = list.filters.map((one) =>
    one.name === 'country' && countries.length > 0 ? { ...one, choices: countries } : one,
  );
  const { status, body } = await deskList(visit, { ...list, filters }, asked, cut, {
    own,
    title: countedTitle(t, 'matching.unplaced.count', cut.count, cut, asked),
    below: (
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
        <Details summary={t('list.about')}>
          <p>
            {t('matching.unplaced.lead')}{' '}
            {t(isPublished ? 'matching.unplaced.order-waiting' : 'matching.unplaced.order')}
          </p>
        </Details>
      </>
    ),
  });
  return matchingPage(visit, round, {
    part: 'unplaced',
    title: t('matching.part.unplaced'),
    ...(status === 200 ? {} : { status }),
    body,
  });
}
