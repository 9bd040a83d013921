import { REPEATS, meansOf } from '../../../rooms/meetings/index.ts';
import type { MeetingMeans, LastLinks, Repeats } from '../../../rooms/meetings/index.ts';
import type { Agreement } from '../../../rooms/partnerships/index.ts';

/** The first choice of means and the rhythms in a form for a meeting, as the partners agreed; and their last place for that means. */
export interface AgreedTerms {
  means: MeetingMeans;
  repeats: readonly Repeats[];
  link: string | null;
}

/** The means of an agreement, and its rhythm beside a single meeting. Without an agreed rhythm, all rhythms. */
export function agreedTerms({ agreement, places }: { agreement: Agreement; places: LastLinks }): AgreedTerms {
  const { standing } = agreement;
  const rhythm = REPEATS.find((one) => one === standing?.howOften);
  const means = meansOf(standing?.means);
  return { means, repeats: rhythm ? ['once', rhythm] : REPEATS, link: places[means] ?? null };
}
