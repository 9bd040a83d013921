import type { Publication } from '../../../../rooms/pairing/index.ts';
import { LocalTime, Notice, useView } from '../../../../ui/index.ts';

/** Says that a round is published, whether its partners have been told, and what can still be done. */
export function Published({ publication, isOver }: { publication: Publication; isOver: boolean }) {
  const { t } = useView();
  return (
    <Notice title={t('matching.published-at')}>
      <p>
        <LocalTime at={publication.at} />
      </p>
      <Told publication={publication} />
      <p>{t(isOver ? 'matching.published.over' : 'matching.published')}</p>
    </Notice>
  );
}

/** Says when the mails to the partners leave, how many are still to leave, or that they have left, except some. */
export function Told({ publication: { leavesAt, unsent, kept } }: { publication: Publication }) {
  const { t, rich } = useView();
  return (
    <p>
      {leavesAt
        ? rich('matching.published.leaves', { when: <LocalTime at={leavesAt} bare /> })
        : unsent > 0
          ? t('matching.published.leaving', { count: unsent })
          : kept > 0
            ? t('matching.published.kept', { count: kept })
            : t('matching.published.left')}
    </p>
  );
}
