import { pick } from '../../lib/text/texts.ts';
import { nextRound, phaseOf, roundName, roundNumbers } from '../../rooms/programmes/index.ts';
import { roundInPath } from '../frame/inRound.ts';
import { publicBase } from '../request/hosts.ts';
import { get } from '../route.ts';
import type { Route } from '../route.ts';
import { localTimes } from './localTimes.tsx';
import { showArchive } from './archive.tsx';
import { showMap } from './map.tsx';
import { sharedPage } from '../sharing/head.tsx';
import { tellsOf } from '../subscription/tellMe.tsx';
import { RoundPage } from './page.tsx';

export const roundRoutes: Route[] = [
  get('/rounds', 'everyone', showArchive),
  get('/rounds/:number', 'everyone', async (visit) => {
    const { ctx, programme, view } = visit;
    const round = await roundInPath(visit);
    // Only volunteers who plan rounds see a round before it is public, as applicants will see it.
    if (!round || (!round.published_at && !visit.may('director', 'matcher'))) return visit.notFound();
    const [next, numbers] = await Promise.all([
      nextRound(ctx, programme.id, round),
      roundNumbers(ctx, round),
    ]);
    const isOpen = [round, next].some((one) => one && phaseOf(one, ctx.clock.now()) === 'open');
    const shared = {
      path: `/rounds/${round.number}`,
      title: roundName(round, view, programme.source_locale),
      description: pick(programme.tagline, view.lang, programme.source_locale),
    };
    return sharedPage(visit, shared, {
      ...localTimes(view),
      body: (
        <RoundPage
          programme={programme}
          round={round}
          next={next}
          numbers={numbers}
          tells={isOpen ? null : await tellsOf(visit)}
          now={ctx.clock.now()}
          base={await publicBase(visit)}
          path={visit.path}
        />
      ),
    });
  }),
  get('/rounds/:number/map.svg', 'everyone', showMap),
];
