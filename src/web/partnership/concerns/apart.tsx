import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { Notice, useView } from '../../../ui/index.ts';

/** Tells each member the same while they are kept apart: never why, nor who asked for it. */
export function Apart({ own }: { own: OwnPartnership }) {
  const { t } = useView();
  if (!own.apartAt || own.state === 'ended') return null;
  return (
    <Notice title={t('partnership.apart')}>
      <p>{t('partnership.apart-lead')}</p>
    </Notice>
  );
}
