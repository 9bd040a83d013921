import { SHOWN_STATES, countApplications } from '../../../rooms/applications/index.ts';
import { roundsOf } from '../../../rooms/programmes/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { roundAsked } from '../roundChoice.tsx';
import { countriesOf } from './scope.ts';

/** The applications that an address asks for; null where there is no round yet. */
export async function applicationsAsked(visit: ProgrammeVisit) {
  const { ctx, programme, url } = visit;
  const rounds = await roundsOf(ctx, programme.id);
  const round = roundAsked(visit, rounds) ?? rounds.find((one) => one.published_at) ?? rounds[0];
  if (!round) return null;
  const countries = countriesOf(visit);
  const scope = { programme: programme.id, round: round.id, countries };
  const counts = await countApplications(ctx, scope);
  const filter = {
    state: SHOWN_STATES.find((state) => state === url.searchParams.get('state')),
    country: counts.countries.find(({ code }) => code === url.searchParams.get('country'))?.code,
    search: (url.searchParams.get('search') ?? '').slice(0, 100),
  };
  return { rounds, round, countries, scope, counts, filter };
}
