import type { ShownState } from '../../../../rooms/applications/index.ts';
import type { EventKind, MailKind, MatterKind } from '../../../../rooms/kinds.ts';
import { Bdi, LocalTime, useView } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { MOST_TOLD } from './story.ts';
import type { Told } from './story.ts';

/** Somebody's time here, the newest first. */
export function Story({ told, path }: { told: readonly Told[]; path: ProgrammeVisit['path'] }) {
  const { t } = useView();
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('applications.history')}</h2>
      <p>{t('person.story-lead')}</p>
      <ul class="log">
        {told.slice(0, MOST_TOLD).map((one) => (
          <li key={`${one.what} ${one.id} ${one.at.getTime()} ${one.name}`}>
            <Line of={one} path={path} />
            <br />
            <LocalTime at={one.at} bare year />
          </li>
        ))}
      </ul>
      {told.length > MOST_TOLD ? <p>{t('person.story-more', { count: MOST_TOLD })}</p> : null}
    </section>
  );
}

function Line({
  of: { what, name, by, byKind, state, id },
  path,
}: {
  of: Told;
  path: ProgrammeVisit['path'];
}) {
  const { t } = useView();
  switch (what) {
    case 'event':
      return (
        <>
          <Bdi>
            {by ||
              (byKind === 'person'
                ? t('log.former')
                : t(`log.actor.${byKind === 'operator' || byKind === 'command' ? byKind : 'timetable'}`))}
          </Bdi>{' '}
          {t(`event.${name as EventKind}`, { subject: '', detail: state ?? '' })}
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
