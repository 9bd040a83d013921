import { browserName } from '../../lib/network/browserName.ts';
import { FormActions, LocalDay, LocalTime, Of, PostButton } from '../../ui/index.ts';
import type { ProgrammeVisit } from '../visit.ts';
import type { MePage } from './page.tsx';

/** The browsers that are signed in or came by a mailed link, each with a button that ends its session. */
export function Sessions({ visit, page: { sessions, byLink } }: { visit: ProgrammeVisit; page: MePage }) {
  const { t, rich } = visit.view;
  return (
    <>
      <h2 id="sessions">{t('me.sessions')}</h2>
      <ul>
        {sessions.map((session) => (
          <li key={session.id}>
            <bdi>{deviceName(session.device) || t('me.unknown-device')}</bdi>
            <br />
            {t('me.session-seen')} <LocalTime at={session.seenAt} bare />{' '}
            {session.id === visit.session ? (
              t('me.this-session')
            ) : (
              <PostButton action={visit.path(`/me/sessions/${session.id}/end`)}>
                {t('me.end-session')}
                <Of>{deviceName(session.device) || t('me.unknown-device')}</Of>
              </PostButton>
            )}
          </li>
        ))}
        {byLink.map(({ id, device, endsAt }) => (
          <li key={`by-link-${id}`}>
            <bdi>{deviceName(device) || t('me.unknown-device')}</bdi>
            <br />
            {rich('me.by-link', { date: <LocalDay at={endsAt} /> })}{' '}
            <PostButton action={visit.path(`/me/by-link/${id}/end`)}>
              {t('me.end-session')}
              <Of>{deviceName(device) || t('me.unknown-device')}</Of>
            </PostButton>
          </li>
        ))}
      </ul>
      <p>{t('me.end-all-lead')}</p>
      <FormActions>
        <PostButton action={visit.path('/sign-out')}>{t('me.sign-out')}</PostButton>
        <PostButton action={visit.path('/me/sessions/end')}>{t('me.end-all')}</PostButton>
      </FormActions>
    </>
  );
}

/** "Firefox, Linux"; for an unknown browser the name that it gives itself. */
function deviceName(device: string): string {
  const { browser, system } = browserName(device);
  return [browser, system].filter(Boolean).join(', ') || device;
}
