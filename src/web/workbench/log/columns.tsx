import type { LoggedEvent } from '../../../rooms/log/index.ts';
import { Of, PostButton, ShortDay, clockTime } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { carriedPairs } from '../list/carried.ts';
import type { ListColumn } from '../list/description.ts';
import { CARRIED } from './beside.ts';
import type { Named } from './subjects.ts';
import { Actor, EventWords, mayUndo } from './eventWords.tsx';
import { lineOf } from './line.ts';

/** The columns of the log: the event, its author and time, and its undo. `to` is the address of one person's log. */
export function columnsOf(
  visit: ProgrammeVisit,
  names: (subject: Named) => string,
  to: (person?: number) => string,
): ListColumn<LoggedEvent>[] {
  const { view } = visit;
  const { t } = view;
  const carried = carriedPairs(visit, { list: 'log' }, CARRIED);
  return [
    {
      key: 'what',
      label: t('log.what'),
      header: true,
      cell: (event) => (
        <span class="sentence">
          <Actor event={event} view={view} href={to} />{' '}
          <EventWords
            visit={visit}
            event={event}
            subject={names(event.subject)}
            href={visit.path(`/workbench/log/${event.id}${carried}`)}
          />
          {event.undoes === null ? null : ` (${t('log.undoes')})`}
        </span>
      ),
    },
    {
      key: 'when',
      label: t('log.when'),
      sort: 'falling',
      whole: true,
      cell: ({ at }) => (
        <>
          <ShortDay at={at} now={visit.ctx.clock.now()} />
          {`\u00A0${clockTime(view.lang, view.zone, at)}`}
        </>
      ),
      taken: ({ at }) => at.toISOString(),
    },
    {
      key: 'undo',
      label: t('log.undo'),
      cell: (event) =>
        event.undone ? (
          t('log.undone')
        ) : mayUndo(visit, event) ? (
          <PostButton
            action={visit.path(`/workbench/log/${event.id}/undoing`)}
            hidden={{ back: to().split('?')[1] ?? '' }}
          >
            {t('log.undo')}
            <Of>{lineOf(visit, event, names(event.subject))}</Of>
          </PostButton>
        ) : null,
      taken: null,
    },
  ];
}
