import { SHOWN } from '../../../rooms/partnerships/index.ts';
import { roundsOf } from '../../../rooms/programmes/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { roundAsked } from '../roundChoice.tsx';

/** The partnerships that an address asks for; null where there is no round yet. */
export async function partnershipsAsked(visit: ProgrammeVisit) {
  const { ctx, programme, url } = visit;
  const rounds = await roundsOf(ctx, programme.id);
  const now = ctx.clock.now();
  const round =
    roundAsked(visit, rounds) ??
    rounds.find(({ dates, published_at }) => published_at && dates.introduces.dueAt <= now) ??
    rounds[0];
  const shown = SHOWN.find((one) => one === url.searchParams.get('shown')) ?? 'all';
  const search = (url.searchParams.get('search') ?? '').slice(0, 100);
  return round ? { rounds, round, shown, search } : null;
}
