import type { ShownState } from '../../../../rooms/applications/index.ts';
import type { EventKind, MailKind, MatterKind } from '../../../../rooms/kinds.ts';
import { isolate } from '../../../../i18n/translate.ts';
import { Bdi, LocalTime, Of, safeHref, useView } from '../../../../ui/index.ts';
import { isFor } from '../../../request/admit.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { EARLIER, placeIn } from './story.ts';
import type { Told, partsOfStory } from './story.ts';

/** A person's story, the newest entry first. */
export function Story({
  of: { rest, earlier },
  own,
  name,
  person,
  visit,
}: {
  of: Pick<ReturnType<typeof partsOfStory>, 'rest' | 'earlier'>;
  /** The address of the page that shows the story. */
  own: string;
  /** The name of the person whose story it is. */
  name: string;
  person: number;
  visit: ProgrammeVisit;
}) {
  const { t } = useView();
  const log = visit.brought.lists.get('log');
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('applications.history')}</h2>
      <p>{t('person.story-lead')}</p>
      <ul class="log">
        {rest.map((one) => (
          <li key={`${one.what} ${one.id} ${one.at.getTime()} ${one.name}`}>
            <Line of={one} whose={name} visit={visit} />
            <br />
            <LocalTime at={one.at} bare year />
          </li>
        ))}
      </ul>
      <Way own={own} earlier={earlier} isFirst={placeIn(visit.url) === null} />
      {log && isFor(visit, log.audience) ? (
        <p class="off-paper">
          <a href={visit.path(`${log.path}?about=person-${person}`)}>{t('person.in-log')}</a>
        </p>
      ) : null}
    </section>
  );
}

/** Links to earlier entries, and back to the newest. */
function Way({ own, earlier, isFirst }: { own: string; earlier: string | null; isFirst: boolean }) {
  const { t } = useView();
  if (earlier === null && isFirst) return null;
  return (
    <p class="off-paper">
      {isFirst ? null : <a href={safeHref(`${own}#history`)}>{t('person.story-newest')}</a>}
      {isFirst || earlier === null ? null : ' · '}
      {earlier === null ? null : (
        <a href={safeHref(`${own}${own.includes('?') ? '&' : '?'}${EARLIER}=${earlier}#history`)}>
          {t('person.story-earlier')}
        </a>
      )}
    </p>
  );
}

function Line({
  of: { what, name, by, byKind, state, id },
  whose,
  visit,
}: {
  of: Told;
  /** The name of the person whose story it is. */
  whose: string;
  visit: ProgrammeVisit;
}) {
  const { path } = visit;
  const { t } = useView();
  switch (what) {
    case 'event':
    case 'imported':
      return (
        <>
          <Bdi>
            {by ||
              (byKind === 'person'
                ? t('log.former')
                : t(`log.actor.${byKind === 'operator' || byKind === 'command' ? byKind : 'timetable'}`))}
          </Bdi>{' '}
          <Happened of={{ what, name, state, id }} whose={whose} visit={visit} />
        </>
      );
    case 'mail':
      return (
        <>
          {t('person.mail')} {t(`mail.${name as MailKind}.about`)} · {t(`outbox.state.${state as 'sent'}`)}
        </>
      );
    case 'partner':
      return (
        <a href={path(`/workbench/partnerships/${id}`)}>
          {t('person.partner')} <Bdi>{by || t('partnerships.former')}</Bdi>
        </a>
      );
    case 'parted':
      return <a href={path(`/workbench/partnerships/${id}`)}>{t('person.parted')}</a>;
    case 'letter':
      return <>{t('person.letter')}</>;
    case 'comment':
      return (
        <a href={path(`/topics/${by}/comments/${id}`)}>
          {t(name === 'shown' ? 'person.comment' : 'person.comment-hidden')}
        </a>
      );
    case 'bounce':
      return <>{t(name === 'hard' ? 'person.bounce-hard' : 'person.bounce')}</>;
    case 'applied':
      return (
        <a href={path(`/workbench/applications/${id}`)}>
          {t('person.applied', { round: t('round.name', { number: by ?? '' }) })} ·{' '}
          {t(`applications.state.${state as ShownState}`)}
        </a>
      );
    case 'twin':
    case 'note':
    case 'tag':
      return null;
    case 'matter':
      return (
        <>
          {t('person.matter')} {t(`matter.${name as MatterKind}`)} ·{' '}
          {t(state === 'open' ? 'person.matter-open' : 'person.matter-closed')}
        </>
      );
  }
}

/** An event in words. An event that this volunteer may undo links to its page in the log. */
function Happened({
  of: { what, name, state, id },
  whose,
  visit,
}: {
  of: Pick<Told, 'what' | 'name' | 'state' | 'id'>;
  whose: string;
  visit: ProgrammeVisit;
}) {
  const { t } = useView();
  const said =
    what === 'imported'
      ? t('person.imported')
      : t(`event.${name as EventKind}`, { subject: isolate(whose), detail: state ?? '' });
  const way = visit.brought.undoOf(name as EventKind);
  if (!way || !isFor(visit, way.by)) return <>{said}</>;
  return (
    <a href={visit.path(`/workbench/log/${id}`)}>
      {said}
      <Of>{String(id)}</Of>
    </a>
  );
}
