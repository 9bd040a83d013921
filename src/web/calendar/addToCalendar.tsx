import { phaseOf } from '../../rooms/programmes/index.ts';
import type { DateKind, Round } from '../../rooms/programmes/index.ts';
import { DATE_KINDS } from '../../rooms/programmes/index.ts';
import { useView } from '../../ui/index.ts';
import type { RoundDate, View } from '../../ui/index.ts';

/** The dates of a round for its line. Each date to come has a link that adds it to the reader's own calendar. */
export function roundDates(
  round: Round,
  { now, view, path }: { now: Date; view: View; path: (path: string) => string },
): RoundDate[] {
  return DATE_KINDS.map((kind) => {
    const { dueAt } = round.dates[kind];
    const label = view.t(`round.date.${kind}`);
    const isComing = dueAt > now && round.published_at !== null;
    return {
      key: kind,
      label,
      at: dueAt,
      note: isComing ? <AddToCalendar href={path(entryPath(round, kind))} label={label} /> : undefined,
    };
  });
}

const entryPath = (round: Round, kind: DateKind): string => `/rounds/${round.number}/${kind}.ics`;

function AddToCalendar({ href, label }: { href: string; label: string }) {
  const { t, lang } = useView();
  const words = t('calendar.add');
  return (
    <a href={`${href}?lang=${lang}`} aria-label={t('ui.labelled', { label: words, value: label })}>
      {words}
    </a>
  );
}

/** Tells how to keep all dates of the programme in one's own calendar, while any is to come. */
export function FollowDates({ round, now, feed }: { round: Round; now: Date; feed: string }) {
  const { rich } = useView();
  if (round.published_at === null || ['ended', 'cancelled'].includes(phaseOf(round, now))) return null;
  return (
    <p>
      {rich('calendar.follow', {
        open: (words) => <a href={feed.replace(/^https?:/, 'webcal:')}>{words}</a>,
        address: (words) => <a href={feed}>{words}</a>,
      })}
    </p>
  );
}
