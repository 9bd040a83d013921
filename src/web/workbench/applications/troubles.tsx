import { answerEndOf, explainWaiting } from '../../../rooms/applications/index.ts';
import type { Application, ApplicationForDesk, PresentStand } from '../../../rooms/applications/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { Bdi, LocalTime, Notice, useView } from '../../../ui/index.ts';

/** The reason why somebody has no partner, in the third person; their own text stands as a quotation. */
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

/** The partners somebody was introduced to in the round, with the way to the page of the two. */
export function Partners({
  partnerships,
  path,
}: {
  partnerships: readonly OwnPartnership[];
  path: (path: string) => string;
}) {
  const { t, rich, lang } = useView();
  const and = new Intl.ListFormat(lang, { type: 'conjunction' });
  return (
    <>
      {partnerships.map(({ id, partners, state }) => (
        <p key={id}>
          {rich(state === 'ended' ? 'applications.partner-before' : 'applications.partner', {
            names: (
              <a href={path(`/workbench/partnerships/${id}`)}>
                <Bdi>{and.format(partners.map(({ name }) => name || t('partnerships.former')))}</Bdi>
              </a>
            ),
          })}
        </p>
      ))}
    </>
  );
}

/** Says that mail comes back from somebody's address; with the server's words, and what to do, for volunteers who may see addresses. */
export function ComesBack({
  trouble,
  mayBeOffered,
  doTo,
}: {
  trouble: NonNullable<ApplicationForDesk['trouble']>;
  mayBeOffered: boolean;
  doTo: string | null;
}) {
  const { t, rich } = useView();
  return (
    <Notice kind="trouble" title={t('applications.comes-back')}>
      <p>
        {rich('ui.labelled', {
          label: t('outbox.addresses.since'),
          value: <LocalTime at={trouble.since} bare />,
        })}
      </p>
      {doTo === null ? null : (
        <>
          <p>
            {rich('ui.labelled', {
              label: t('outbox.addresses.said'),
              value: (
                <q lang="en" dir="ltr">
                  {trouble.reason}
                </q>
              ),
            })}
          </p>
          <p>
            <a href={doTo}>{t('outbox.addresses.title')}</a>
          </p>
          <p>
            {mayBeOffered
              ? t('applications.comes-back-new')
              : rich('applications.comes-back-operator', {
                  command: <code dir="ltr">antipode new-address</code>,
                })}
          </p>
        </>
      )}
    </Notice>
  );
}
