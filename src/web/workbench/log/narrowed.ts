import { addDays } from '../../../lib/time/time.ts';
import { instantOf } from '../../../lib/time/typedWall.ts';
import type { LogFilter } from '../../../rooms/log/index.ts';
import { SUBJECTS } from '../../../rooms/brought.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { isDay, numbersIn } from '../list/asked.ts';
import type { Named } from './subjects.ts';

/** The value of the log's query for one thing: `person-7`. */
export const aboutIn = ({ kind, id }: Named): string => `${kind}-${id}`;

/** The part of the log that an address asks for, apart from the kind; an unknown value counts as absent. */
export function narrowed(visit: Pick<ProgrammeVisit, 'view'>, { searchParams }: URL): LogFilter {
  const asked = (name: string): string => searchParams.get(name) ?? '';
  const [, kind = '', id = ''] = /^([a-z-]{1,40})-(\d{1,15})$/.exec(asked('about')) ?? [];
  const start = (day: string, on = 0): Date | undefined => {
    const wall = `${day}T00:00`;
    const { zone } = visit.view;
    if (!isDay(day) || !instantOf(wall, zone)) return undefined;
    return instantOf(on === 0 ? wall : addDays(wall, on), zone) ?? undefined;
  };
  // Days by the reader's clock, with the last one included.
  const time = { from: start(asked('from')), before: start(asked('until'), 1) };
  return {
    person: numbersIn([asked('person')])[0],
    about: Object.hasOwn(SUBJECTS, kind) ? { kind, id: Number(id) } : undefined,
    time: time.from || time.before ? time : undefined,
  };
}
