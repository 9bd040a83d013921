import { REPEATS, meansOf } from '../../../rooms/meetings/index.ts';
import type { MeetingMeans, LastLinks, Repeats } from '../../../rooms/meetings/index.ts';
import type { Agreement } from '../../../rooms/partnerships/index.ts';

/** The means that a form for a meeting offers first, and its rhythms: as the partners agreed; and where they met by it before. */
export interface AgreedTerms {
  means: MeetingMeans;
  repeats: readonly Repeats[];
  link: string | null;
}

/** The means of an agreement, and its rhythm beside a single meeting; every rhythm where they agreed on none. */
export function agreedTerms({ agreement, places }: { agreement: Agreement; places: LastLinks }): AgreedTerms {
  const { standing } = agreement;
  const rhythm = REPEATS.find((one) => one === standing?.howOften);
  const means = meansOf(standing?.means);
  return { means, repeats: rhythm ? ['once', rhythm] : REPEATS, link: places[means] ?? null };
}
