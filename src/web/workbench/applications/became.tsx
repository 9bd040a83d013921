import type { LastChange, PresentStand } from '../../../rooms/applications/index.ts';
import { Bdi, LocalTime, Notice, PlainText, useView } from '../../../ui/index.ts';

/** Says when and by whom an application got its present state, with the words given for that. */
export function Became({
  change,
  stand,
  person,
}: {
  change: LastChange | null;
  stand: PresentStand;
  person: number;
}) {
  const { t, rich } = useView();
  const key = change && keyOf(change, stand, person);
  if (!key) return null;
  const { at, by, byKind, name, left } = change;
  const who = name || (by === null ? t(`log.actor.${actorOf(byKind)}`) : t('log.former'));
  return (
    <Notice title={t('applications.why')}>
      <p>{rich(`applications.why.${key}`, { when: <LocalTime at={at} bare />, who: <Bdi>{who}</Bdi> })}</p>
      {left?.reason ? (
        <>
          <p>{t('partnerships.member-reason')}</p>
          <blockquote>
            <PlainText text={left.reason} />
          </blockquote>
        </>
      ) : null}
    </Notice>
  );
}

const actorOf = (kind: string): 'operator' | 'command' | 'timetable' =>
  kind === 'operator' || kind === 'command' ? kind : 'timetable';

/** The key of that sentence; null for states whose reason stands elsewhere on the page. */
function keyOf({ left, byKind, from, by }: LastChange, { standing }: PresentStand, person: number) {
  const isOwn = by === person;
  switch (standing) {
    case 'withdrawn':
      if (left) return isOwn ? 'left' : 'left-by';
      return isOwn ? 'withdrawn' : 'withdrawn-by';
    case 'matched':
      return isOwn ? 'matched-trio' : 'matched';
    case 'finished':
      return byKind === 'person' && from === 'matched' ? 'finished-by' : 'finished';
    case 'declined':
      return 'declined';
    case 'waiting':
      return left && isOwn ? 'left-another' : null;
    default:
      return null;
  }
}
