import type { Duplicate } from '../../../rooms/duplicates/index.ts';
import type { View } from '../../../ui/index.ts';

/** Says in a line why two people may be one. */
export function evidenceText({ t, lang }: View, { evidence }: Pick<Duplicate, 'evidence'>): string {
  if (evidence.length === 0) return t('duplicates.by-hand');
  const said = evidence.map((one) => t(`duplicates.evidence.${one}`));
  return new Intl.ListFormat(lang, { style: 'short', type: 'unit' }).format(said);
}
