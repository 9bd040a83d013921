import { Bdi, agoText } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';

interface Looker {
  name: string;
  at: Date;
}

/** Records that are remembered, and how long somebody counts as there. */
const MOST = 500;
const MINUTES = 10;

/**
 * The volunteers who opened each record lately, by person: a courtesy of this process alone, which forgets it when it ends. Whatever two do at
 * once, the verbs themselves hold in order.
 */
const looks = new Map<string, Map<number, Looker>>();

/** Says who else opened the same record within some minutes, and remembers that this volunteer did; `of` names it within the programme. */
export function OtherLookers({ visit, of }: { visit: ProgrammeVisit; of: string }) {
  const { person, programme, view } = visit;
  if (!person) return null;
  const now = visit.ctx.clock.now();
  const key = `${programme.id} ${of}`;
  const lookers = looks.get(key) ?? new Map<number, Looker>();
  looks.delete(key);
  looks.set(key, lookers);
  const [oldest] = looks.size > MOST ? looks.keys() : [];
  if (oldest !== undefined) looks.delete(oldest);
  for (const [id, { at }] of lookers)
    if (Math.abs(now.getTime() - at.getTime()) > MINUTES * 60_000) lookers.delete(id);
  lookers.set(person.id, { name: person.name, at: now });
  return (
    <>
      {[...lookers]
        .filter(([id]) => id !== person.id)
        .map(([id, { name, at }]) => (
          <p key={id} class="aside">
            {view.rich('beside.looks', {
              name: <Bdi>{name || view.t('log.former')}</Bdi>,
              when: agoText(view.lang, at, now) ?? '',
            })}
          </p>
        ))}
    </>
  );
}
