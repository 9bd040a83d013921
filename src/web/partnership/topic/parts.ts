import type { View } from '../../../ui/index.ts';
import type { PartnershipView } from '../partnershipPage.tsx';
import { partnerNames, presentPartners } from '../partnerNames.ts';
import { clocksShown } from '../sidebar.tsx';
import type { Answering } from './prompt.tsx';

/** The parts of the partners' page, for its links; fewer while the members are kept apart. */
export function partsOf(
  props: Pick<PartnershipView, 'own' | 'topic'>,
  view: View,
  isApart: boolean,
): { id: string; label: string }[] {
  const { t } = view;
  return [
    { id: 'letters', label: t('partnership.letters') },
    ...(props.topic ? [{ id: 'topic', label: t('partnership.topic') }] : []),
    ...(clocksShown(props, view) ? [{ id: 'clocks', label: t('ui.clocks.free') }] : []),
    ...(isApart ? [] : [{ id: 'agreement', label: t('agreement.title') }]),
    ...(isApart ? [] : [{ id: 'next', label: t('partnership.next') }]),
    { id: 'ways', label: t('partnership.ways') },
  ];
}

/** The properties of the fields below a topic's questions. */
export function answeringIn(
  { own, draft, path }: Pick<PartnershipView, 'own' | 'draft' | 'path'>,
  view: View,
): Answering {
  const partners = presentPartners(own);
  return {
    page: path(`/partnership/${own.id}`),
    names: partnerNames(partners, view),
    count: partners.length,
    formKey: draft.formKey,
  };
}
