import type { ComponentChildren } from 'preact';
import { phaseOf } from '../../rooms/programmes/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import { LocalTime, useView } from '../../ui/index.ts';

const at = (date: { dueAt: Date }) => <LocalTime at={date.dueAt} />;

/** The state of a round, in a sentence with the date that matters now, in the reader's own time. */
export function RoundState({ round, now }: { round: Round; now: Date }): ComponentChildren {
  const { rich } = useView();
  const { opens, closes, introduces, ends } = round.dates;
  switch (phaseOf(round, now)) {
    case 'planned':
      return rich('rounds.state.planned', { date: at(opens) });
    case 'open':
      return rich('rounds.state.open', { date: at(closes) });
    case 'closed':
      return rich('rounds.state.closed', { date: at(closes), introduces: at(introduces) });
    case 'matching':
      return rich('rounds.state.matching', { date: at(introduces) });
    case 'running':
      return rich('rounds.state.running', { date: at(ends) });
    case 'ended':
      return rich('rounds.state.ended', { date: at(ends) });
    case 'cancelled':
      return rich('rounds.state.cancelled', {});
  }
}

/** Says before anybody applies how many people of one country are taken; nothing without a limit. */
export function Cap({ round }: { round: Round }) {
  const { t, lang } = useView();
  const { perCountry } = round.policy;
  if (!perCountry) return null;
  const percent = new Intl.NumberFormat(lang, { style: 'percent' });
  return (
    <p>
      {typeof perCountry === 'number'
        ? t('rounds.cap', { count: perCountry })
        : t('rounds.cap-share', { share: percent.format(perCountry.percent / 100) })}
    </p>
  );
}

/** Tells people who come too late when the next round opens, or that this page will say so. */
export function NextRound({
  next,
  path,
  now,
}: {
  next: Round | null;
  path: (path: string) => string;
  now: Date;
}) {
  const { t, rich } = useView();
  if (!next) return <p>{t('rounds.next.unknown')}</p>;
  const link = (words: ComponentChildren) => <a href={path(`/rounds/${next.number}`)}>{words}</a>;
  return (
    <p>
      {phaseOf(next, now) === 'open'
        ? rich('rounds.next.open', { date: <LocalTime at={next.dates.closes.dueAt} />, link })
        : rich('rounds.next.planned', { date: <LocalTime at={next.dates.opens.dueAt} />, link })}
    </p>
  );
}
