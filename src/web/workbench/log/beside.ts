import { COUNTED_AROUND } from '../../../lib/placeInList.ts';
import type { Around } from '../../../lib/placeInList.ts';
import { eventsOf } from '../../../rooms/log/index.ts';
import type { LoggedEvent } from '../../../rooms/log/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { besideList } from '../list/beside.tsx';
import { keptQueryOf } from '../list/carried.ts';
import { narrowed } from './narrowed.ts';
import { sightOf } from './sight.ts';

/** The parameters of the log's address that its events' addresses keep. */
export const CARRIED = ['kind', 'person', 'about', 'from', 'until', 'sort'] as const;

/** The query of an event's address, for posts about it; '' when the reader did not come from the log. */
export const keptQuery = keptQueryOf('list', CARRIED);

/** The events around one in the log, filtered and sorted as the reader left it, uncounted; null when the address names no log. */
export async function besideEvent(visit: ProgrammeVisit, { id }: LoggedEvent) {
  const { ctx, programme, url } = visit;
  const query = keptQuery(visit);
  if (query === '') return null;
  const filter = narrowed(visit, url);
  const rising = url.searchParams.get('sort') === '-when';
  const read = (side: 'before' | 'after', size: number) =>
    eventsOf(ctx, programme.id, sightOf(visit), {
      ...filter,
      kind: url.searchParams.get('kind') ?? undefined,
      way: rising ? 'rising' : 'falling',
      place: { side, key: [String(id)] },
      size,
    });
  const [before, after] = await Promise.all([read('before', BEFORE), read('after', AFTER)]);
  const around: Around<LoggedEvent> = {
    before: before.rows,
    after: after.rows,
    countBefore: COUNTED_AROUND + 1,
    countAfter: COUNTED_AROUND + 1,
    isIn: true,
  };
  return besideList(around, visit.path('/workbench/log'), query);
}

/** How many events stand before and after the one shown. */
const BEFORE = 8;
const AFTER = 11;
