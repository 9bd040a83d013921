import { Heading, LocalDay, LocalTime, useView } from '../../ui/index.ts';
import { isOver, namedPartners, partnerNames } from './partnerNames.ts';
import type { PartnershipView } from './partnershipPage.tsx';

/** The partners' names, with the round they are together in and its end. */
export function Title({ own, round, ends }: Pick<PartnershipView, 'own' | 'round' | 'ends'>) {
  const view = useView();
  const { t, rich } = view;
  const named = namedPartners(own);
  return (
    <Heading
      eyebrow={t('partnership.page')}
      lead={
        isOver(own)
          ? own.endedAt
            ? rich(own.endReason === 'round-over' ? 'partnership.lead-ended' : 'partnership.lead-left', {
                round,
                date: <LocalDay at={own.endedAt} />,
              })
            : t('partnership.lead-over', { round })
          : rich('partnership.lead', { round, date: <LocalTime at={ends} /> })
      }
    >
      {t('partnership.title', { names: partnerNames(named, view), count: named.length })}
    </Heading>
  );
}
