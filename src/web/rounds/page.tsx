import { phaseOf, roundName } from '../../rooms/programmes/index.ts';
import type { Programme, Round, RoundNumbers } from '../../rooms/programmes/index.ts';
import { ButtonLink, Heading, RoundLine, useView } from '../../ui/index.ts';
import { FollowDates, roundDates } from '../calendar/addToCalendar.tsx';
import { TellMe } from '../subscription/tellMe.tsx';
import type { Tells } from '../subscription/tellMe.tsx';
import { RoundCountries, RoundStats } from './numbers.tsx';
import { Cap, NextRound, RoundState } from './state.tsx';

interface Props {
  programme: Programme;
  round: Round;
  next: Round | null;
  numbers: RoundNumbers;
  /** How the visitor is asked whether they want news of the next round; null while a round is open. */
  tells: Tells | null;
  now: Date;
  /** The address of the programme's pages. */
  base: string;
  path: (path: string) => string;
}

/** A round for the public: its state, all its dates, and who is in it so far. */
export function RoundPage({ programme, round, next, numbers, tells, now, base, path }: Props) {
  const view = useView();
  const { t } = view;
  const phase = phaseOf(round, now);
  return (
    <>
      <Heading eyebrow={<bdi>{programme.name}</bdi>} lead={<RoundState round={round} now={now} />}>
        <span dir="auto">{roundName(round, view, programme.source_locale)}</span>
      </Heading>
      {phase === 'planned' || phase === 'open' ? <Cap round={round} /> : null}
      {phase === 'open' ? (
        <p>
          <ButtonLink href={path(`/rounds/${round.number}/application`)}>{t('rounds.apply')}</ButtonLink>
        </p>
      ) : null}
      {phase === 'planned' || phase === 'open' ? null : <NextRound next={next} path={path} now={now} />}
      {tells ? <TellMe tells={tells} action={path('/subscription')} /> : null}
      <RoundStats numbers={numbers} />
      {phase === 'cancelled' ? null : (
        <section>
          <h2>{t('rounds.dates')}</h2>
          <RoundLine now={now} dates={roundDates(round, { now, view, path })} />
          <FollowDates round={round} now={now} feed={`${base}/calendar.ics?lang=${view.lang}`} />
        </section>
      )}
      <RoundCountries
        numbers={numbers}
        map={round.published_at ? path(`/rounds/${round.number}/map.svg`) : null}
      />
    </>
  );
}
