import type { WaitingAnnouncement } from '../../../rooms/outbox/index.ts';
import { useView } from '../../../ui/index.ts';

type Counted = Pick<WaitingAnnouncement, 'waiting' | 'reworded' | 'left' | 'before'>;

/** Says in sentences which mails of an announcement carry its text and which do not; nothing when all do. */
export function ItsMails({ mails }: { mails: Counted }) {
  const { t } = useView();
  const { waiting, reworded, left, before } = mails;
  return (
    <ul>
      {waiting > 0 ? <li>{t('announce.change.waiting', { count: waiting })}</li> : null}
      {reworded > 0 ? <li>{t('announce.change.reworded', { count: reworded })}</li> : null}
      {left > 0 ? <li>{t('announce.change.left', { count: left })}</li> : null}
      {before > 0 ? <li>{t('announce.change.before', { count: before })}</li> : null}
    </ul>
  );
}
