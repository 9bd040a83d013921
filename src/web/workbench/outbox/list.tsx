import { LocalTime, Notice, PostButton, useView } from '../../../ui/index.ts';
import { MailUnready } from './acts.tsx';

/** Notices above the outbox: that all mail is paused, why, and how to go on; or that mail to many would look like spam. */
export function OutboxNotices({
  base,
  isPaused,
  isRestored,
  restoredFrom,
  isUnready,
}: {
  base: string;
  isPaused: boolean;
  /** Whether mail is paused because this installation is a copy from a backup. */
  isRestored: boolean;
  /** When that backup was made; null when this is not known, as with a copied folder. */
  restoredFrom: Date | null;
  /** Mail to many people would look like spam, since the domain is not set up. */
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
