import { COUNTED_TO } from '../../lib/placeInList.ts';
import type { View } from '../../ui/index.ts';

/** A number that was counted up to `COUNTED_TO`: 12, or "more than 1,000". */
export const howMany = ({ t, lang }: View, count: number): string =>
  count > COUNTED_TO
    ? t('ui.pages.more-than', { count: COUNTED_TO })
    : new Intl.NumberFormat(lang).format(count);
