import type { ComponentChildren } from 'preact';
import type { OwnPartnership, RemindedTurn } from '../../rooms/partnerships/index.ts';
import { LocalDay, PostButton, datesListed, useView } from '../../ui/index.ts';
import { partnerNames } from './partnerNames.ts';

/** Says who has a letter to answer: the reader, or a partner. */
export function WhoseTurn({
  own,
  turns,
  days,
  path,
}: {
  own: OwnPartnership;
  turns: readonly RemindedTurn[];
  days: readonly number[];
  path: (path: string) => string;
}) {
  const view = useView();
  const { rich } = view;
  const named = (people: readonly number[]) => (
    <bdi>
      {partnerNames(
        own.partners.filter(({ person }) => people.includes(person)),
        view,
      )}
    </bdi>
  );
  return (
    <>
      {turns.map((turn) =>
        turn.person === own.me.person ? (
          <Mine
            key={turn.person}
            turn={turn}
            named={named}
            action={path(`/partnership/${own.id}/presence`)}
          />
        ) : turn.owes === 'answer' && turn.since && turn.to.includes(own.me.person) ? (
          <p key={turn.person}>
            {rich('partnership.turn.theirs', {
              name: named([turn.person]),
              date: <LocalDay at={turn.since} />,
            })}
          </p>
        ) : null,
      )}
      {turns
        .filter(({ person, to }) => person !== own.me.person && to.includes(own.me.person))
        .map((turn) => (
          <Reminded
            key={turn.person}
            turn={turn}
            name={named([turn.person])}
            isLast={turn.step >= days.length}
            leaving={path(`/partnership/${own.id}/leaving`)}
          />
        ))}
    </>
  );
}

/** Says that it is the reader's turn, or that the turn rests, with a button that ends the rest. */
function Mine({
  turn,
  named,
  action,
}: {
  turn: RemindedTurn;
  named: (people: readonly number[]) => ComponentChildren;
  action: string;
}) {
  const { t, rich } = useView();
  const date = turn.since ? <LocalDay at={turn.since} /> : null;
  return (
    <>
      {turn.owes === 'answer' ? (
        <p>{rich('partnership.turn.mine', { names: named(turn.to), date })}</p>
      ) : turn.owes === 'sign' ? (
        <p>{rich('partnership.turn.sign', { date })}</p>
      ) : null}
      {turn.restsAt ? (
        <>
          <p>{t('partnership.turn.rest')}</p>
          <PostButton action={action}>{t('partnership.turn.here')}</PostButton>
        </>
      ) : null}
    </>
  );
}

/**
 * Tells a waiting reader what the programme did about a partner who has not written. After the last reminder it says that the reader need
 * not wait.
 */
function Reminded({
  turn,
  name,
  isLast,
  leaving,
}: {
  turn: RemindedTurn;
  name: ComponentChildren;
  isLast: boolean;
  leaving: string;
}) {
  const { t, rich, lang, zone } = useView();
  const dates = turn.reminded;
  return (
    <>
      {dates.length > 0 ? (
        <p>
          {rich('partnership.turn.reminded', {
            name,
            dates: <>{datesListed(lang, zone, dates)}</>,
          })}
          {turn.restsAt ? <> {t('partnership.turn.no-more')}</> : null}
        </p>
      ) : null}
      {isLast ? (
        <p>{rich('partnership.turn.another', { link: (words) => <a href={leaving}>{words}</a> })}</p>
      ) : null}
    </>
  );
}
