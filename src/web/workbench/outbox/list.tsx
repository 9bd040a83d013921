import { LocalTime, Notice, PostButton, useView } from '../../../ui/index.ts';
import { MailUnready } from './acts.tsx';

/** Notices above the outbox: all mail is paused, why, and the way on; or mail to many would look like spam. */
export function OutboxNotices({
  base,
  isPaused,
  isRestored,
  restoredFrom,
  isUnready,
}: {
  base: string;
  isPaused: boolean;
  /** Paused because this is a copy out of a backup. */
  isRestored: boolean;
  /** When that was made; null where nobody knows, as of a copied folder. */
  restoredFrom: Date | null;
  /** Mail to many would look like spam: the domain is not set up. */
  isUnready: boolean;
}) {
  const { t, rich } = useView();
  return (
    <>
      {isUnready ? <MailUnready /> : null}
      {isPaused ? (
        <Notice kind="trouble" title={t('outbox.paused.title')}>
          {isRestored ? <p>{t('outbox.paused.restored')}</p> : null}
          {isRestored && restoredFrom ? (
            <p>{rich('outbox.paused.restored-from', { date: <LocalTime at={restoredFrom} bare year /> })}</p>
          ) : null}
          <p>{t('outbox.paused.lead')}</p>
          <PostButton action={`${base}/resumption`} kind="main">
            {t('outbox.resume')}
          </PostButton>
        </Notice>
      ) : null}
    </>
  );
}
