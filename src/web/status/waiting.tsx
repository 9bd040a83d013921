import { explainWaiting } from '../../rooms/applications/index.ts';
import type { Application, NextStep, Stand } from '../../rooms/applications/index.ts';
import { LocalTime, Notice, useView } from '../../ui/index.ts';

export function Next({ next }: { next: NextStep }) {
  const { t, rich } = useView();
  return (
    <>
      {'at' in next
        ? rich(`next.${next.kind}`, { when: <LocalTime at={next.at} /> })
        : t(`next.${next.kind}`)}
    </>
  );
}

/** Says why there is no partner, what would change that, and that this person comes first. */
export function Waiting({ application, stand }: { application: Application; stand: Stand }) {
  const { t } = useView();
  if (stand.standing === 'finished' && stand.comesFirst)
    return (
      <Notice>
        <p>{t('mail.round-over.priority')}</p>
      </Notice>
    );
  if (stand.standing !== 'waiting' && stand.standing !== 'unmatched') return null;
  const { why, help } = explainWaiting(application.waiting_reason, stand.unmatched, t);
  return (
    <Notice title={t('status.why')}>
      {why.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {help ? <p>{help}</p> : null}
      {stand.comesFirst ? (
        <p>{t(stand.standing === 'waiting' ? 'mail.waiting.priority' : 'mail.round-over.priority')}</p>
      ) : null}
    </Notice>
  );
}
