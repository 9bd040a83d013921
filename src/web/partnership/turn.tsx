import type { OwnPartnership, Turn } from '../../rooms/partnerships/index.ts';
import { LocalDay, useView } from '../../ui/index.ts';
import { partnerNames } from './partnerNames.ts';

/** The person with a letter to answer: the reader, or a partner who has one of theirs. */
export function WhoseTurn({ own, turns }: { own: OwnPartnership; turns: readonly Turn[] }) {
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
      {turns.map(({ person, owes, to, since }) => {
        if (since === null) return null;
        const date = <LocalDay at={since} />;
        if (owes === 'sign' && person === own.me.person)
          return <p key={person}>{rich('partnership.turn.sign', { date })}</p>;
        if (owes !== 'answer') return null;
        if (person === own.me.person)
          return <p key={person}>{rich('partnership.turn.mine', { names: named(to), date })}</p>;
        return to.includes(own.me.person) ? (
          <p key={person}>{rich('partnership.turn.theirs', { name: named([person]), date })}</p>
        ) : null;
      })}
    </>
  );
}
