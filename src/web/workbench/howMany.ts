import { COUNTED_TO } from '../../lib/placeInList.ts';
import type { View } from '../../ui/index.ts';

/** A number that was counted up to `most`: 12, or "more than 1,000". */
export const howMany = ({ t, lang }: View, count: number, most = COUNTED_TO): string =>
  count > most ? t('ui.pages.more-than', { count: most }) : new Intl.NumberFormat(lang).format(count);
