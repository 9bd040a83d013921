import type { ComponentChildren } from 'preact';
import { answerEndOf, explainWaiting } from '../../../rooms/applications/index.ts';
import type { Application, PresentStand } from '../../../rooms/applications/index.ts';
import { LocalTime, Notice, PlainText, useView } from '../../../ui/index.ts';

/** Says in the third person why an applicant has no partner, or is in their present state. Their own text is quoted. */
export function LeftOut({ application, stand }: { application: Application; stand: PresentStand }) {
  const { t, rich } = useView();
  const { standing, unmatched, round, phase } = stand;
  const end = answerEndOf(round, application);
  switch (standing) {
    case 'waiting':
    case 'unmatched': {
      const { why, help } = explainWaiting(application.waiting_reason, unmatched, t);
      return (
        <Notice title={t('applications.left-out')}>
          <p>{t(phase === 'matching' ? 'applications.left-out.will-read' : 'applications.left-out.read')}</p>
          <blockquote>{[...why, help].map((line) => (line ? <p key={line}>{line}</p> : null))}</blockquote>
        </Notice>
      );
    }
    case 'unanswered':
      return application.available_asked_at && end ? (
        <Notice title={t('applications.left-out')}>
          <p>
            {rich('applications.left-out.unanswered', {
              asked: <LocalTime at={application.available_asked_at} bare />,
              until: <LocalTime at={end} bare />,
            })}
          </p>
        </Notice>
      ) : null;
    case 'unavailable':
      return application.unavailable_at ? (
        <Notice title={t('applications.left-out')}>
          <p>
            {rich('applications.left-out.unavailable', {
              when: <LocalTime at={application.unavailable_at} bare />,
            })}
          </p>
        </Notice>
      ) : null;
    case 'invited':
      return <Why>{t('applications.why.invited')}</Why>;
    case 'draft':
      return (
        <Why>{rich('applications.why.draft', { when: <LocalTime at={application.created_at} bare /> })}</Why>
      );
    case 'unconfirmed':
      return application.submitted_at ? (
        <Why>
          {rich('applications.why.unconfirmed', { when: <LocalTime at={application.submitted_at} bare /> })}
        </Why>
      ) : null;
    case 'confirmed':
      return phase === 'matching' || phase === 'running' ? null : (
        <Why>
          {rich('applications.why.confirmed', {
            when: <LocalTime at={round.dates.availability.dueAt} bare />,
          })}
        </Why>
      );
    case 'asked':
      return application.available_asked_at && end ? (
        <Why>
          {rich('applications.why.asked', {
            asked: <LocalTime at={application.available_asked_at} bare />,
            until: <LocalTime at={end} bare />,
          })}
        </Why>
      ) : null;
    case 'available':
    case 'matching':
      return phase === 'matching' ? (
        <Why>
          {rich('applications.why.choosing', { when: <LocalTime at={round.dates.introduces.dueAt} bare /> })}
        </Why>
      ) : application.available_at ? (
        <Why>
          {rich('applications.why.available', {
            said: <LocalTime at={application.available_at} bare />,
            when: <LocalTime at={round.dates.matches.dueAt} bare />,
          })}
        </Why>
      ) : (
        <Why>
          {rich('applications.why.matching', { when: <LocalTime at={round.dates.matches.dueAt} bare /> })}
        </Why>
      );
    case 'cancelled':
      return <Why>{t('applications.why.cancelled')}</Why>;
    case 'declined':
      return application.declined_reason ? (
        <Notice>
          <p>{t('applications.left-out.read')}</p>
          <blockquote dir="auto">
            <PlainText text={application.declined_reason} />
          </blockquote>
        </Notice>
      ) : null;
    case 'late':
      return (
        <Notice title={t('applications.left-out')}>
          <p>{t('applications.left-out.late')}</p>
        </Notice>
      );
    default:
      return null;
  }
}

/** Says why an application has its present state. */
function Why({ children }: { children: ComponentChildren }) {
  const { t } = useView();
  return (
    <Notice title={t('applications.why')}>
      <p>{children}</p>
    </Notice>
  );
}
