import type { Publication } from '../../../../rooms/pairing/index.ts';
import { LocalTime, Notice, useView } from '../../../../ui/index.ts';

/** That a round is published, whether its partners have been told, and what can still be done. */
export function Published({ publication }: { publication: Publication }) {
  const { t } = useView();
  return (
    <Notice title={t('matching.published-at')}>
      <p>
        <LocalTime at={publication.at} />
      </p>
      <p>
        <Told publication={publication} />
      </p>
      <p>{t('matching.published')}</p>
    </Notice>
  );
}

/** When a round was published and whether its partners have been told, in a line above their list. */
export function PublishedLine({ publication }: { publication: Publication }) {
  const { t, rich } = useView();
  return (
    <p class="set">
      {rich('ui.labelled', {
        label: t('matching.published-at'),
        value: <LocalTime at={publication.at} bare />,
      })}
      {' · '}
      <Told publication={publication} />
    </p>
  );
}

/** When the mails leave that tell them, how many still do, or that they left, but for which. */
function Told({ publication: { leavesAt, unsent, kept } }: { publication: Publication }) {
  const { t, rich } = useView();
  return (
    <>
      {leavesAt
        ? rich('matching.published.leaves', { when: <LocalTime at={leavesAt} bare /> })
        : unsent > 0
          ? t('matching.published.leaving', { count: unsent })
          : kept > 0
            ? t('matching.published.kept', { count: kept })
            : t('matching.published.left')}
    </>
  );
}
