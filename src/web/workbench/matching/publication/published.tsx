import type { Publication } from '../../../../rooms/pairing/index.ts';
import { LocalTime, Notice, useView } from '../../../../ui/index.ts';

/** That a round is published, and whether its partners have been told: when the mails leave, how many still do, or that they left, but for which. */
export function Published({ publication: { at, leavesAt, unsent, kept } }: { publication: Publication }) {
  const { t, rich } = useView();
  return (
    <Notice title={t('matching.published-at')}>
      <p>
        <LocalTime at={at} />
      </p>
      <p>
        {leavesAt
          ? rich('matching.published.leaves', { when: <LocalTime at={leavesAt} bare /> })
          : unsent > 0
            ? t('matching.published.leaving', { count: unsent })
            : kept > 0
              ? t('matching.published.kept', { count: kept })
              : t('matching.published.left')}
      </p>
      <p>{t('matching.published')}</p>
    </Notice>
  );
}
