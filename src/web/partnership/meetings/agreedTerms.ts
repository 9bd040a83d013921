import { REPEATS, meansOf } from '../../../rooms/meetings/index.ts';
import type { MeetingMeans, Repeats } from '../../../rooms/meetings/index.ts';
import type { Agreement } from '../../../rooms/partnerships/index.ts';

/** The means that a form for a meeting offers first, and its rhythms: as the partners agreed. */
export interface AgreedTerms {
  means: MeetingMeans;
  repeats: readonly Repeats[];
}

/** The means of an agreement, and its rhythm beside a single meeting; every rhythm where they agreed on none. */
export function agreedTerms({ standing }: Agreement): AgreedTerms {
  const rhythm = REPEATS.find((one) => one === standing?.howOften);
  return { means: meansOf(standing?.means), repeats: rhythm ? ['once', rhythm] : REPEATS };
}
