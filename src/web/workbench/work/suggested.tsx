import type { JSX } from 'preact';
import type { ForeseenEnd, MemberLetters } from '../../../rooms/partnerships/index.ts';
import type { Matter } from '../../../rooms/matters/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { LocalDay, Of, PostButton } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { listAsIs } from '../list/back.ts';
import type { Named } from '../log/subjects.ts';
import { End } from './suggestedEnd.tsx';

export interface SuggestedProps {
  visit: ProgrammeVisit;
  matter: Matter;
  names: (subject: Named) => string;
  ends: ReadonlyMap<number, ForeseenEnd>;
  letters: readonly MemberLetters[];
  rounds: readonly Pick<Round, 'id' | 'number'>[];
}

/** Whether there is a suggestion for a matter. */
export const isSuggested = ({ kind, round }: Matter): boolean =>
  kind === 'pair-silent' || kind === 'partner-silent' || (kind === 'left-partnership' && round !== null);

/** The suggestion for a matter about a pair, its effect, and the button or link for it. */
export function Suggested({ visit, matter, names, ends, letters, rounds }: SuggestedProps) {
  const { t } = visit.view;
  const pair = matter.subject.id;
  const of = <Of>{names(matter.subject)}</Of>;
  if (matter.kind === 'pair-silent')
    return (
      <>
        <p>{t(`partnerships.suggests.${matter.data.suggests}`)}</p>
        {matter.data.suggests === 'remind' ? (
          <>
            <p>{t('work.remind-now')}</p>
            <PostButton
              action={visit.path(`/workbench/partnerships/${pair}/reminder`)}
              hidden={{ from: 'today', ...listAsIs(visit) }}
            >
              {t('partnerships.remind')}
              {of}
            </PostButton>
          </>
        ) : matter.data.suggests === 'write' ? (
          <Write visit={visit} pair={pair} of={of} />
        ) : (
          <End visit={visit} end={ends.get(pair)} names={names} of={of} />
        )}
      </>
    );
  if (matter.kind === 'partner-silent')
    return (
      <>
        <LastLetters visit={visit} of={letters.filter((one) => one.partnership === pair)} />
        <Write visit={visit} pair={pair} of={of} />
      </>
    );
  const round = matter.kind === 'left-partnership' && rounds.find(({ id }) => id === matter.round);
  return round ? (
    <p>
      <a href={visit.path(`/workbench/matching/${round.number}/unplaced`)}>
        {t('partnerships.match-again')}
        {of}
      </a>
    </p>
  ) : null;
}

function Write({ visit, pair, of }: { visit: ProgrammeVisit; pair: number; of: JSX.Element }) {
  return (
    <p>
      <a href={visit.path(`/workbench/partnerships/words?pairs=${pair}`)}>
        {visit.view.t('partnerships.write')}
        {of}
      </a>
    </p>
  );
}

/** When each member of a silent pair last wrote. */
function LastLetters({ visit, of }: { visit: ProgrammeVisit; of: readonly MemberLetters[] }) {
  const { t, rich } = visit.view;
  return (
    <ul>
      {of.map(({ person, name, lastAt }) => (
        <li key={person}>
          {rich('work.last-letter', {
            name: <bdi>{name || t('log.former')}</bdi>,
            date: lastAt ? <LocalDay at={lastAt} /> : <>{t('partnerships.never')}</>,
          })}
        </li>
      ))}
    </ul>
  );
}
