import type { View } from '../../ui/index.ts';
import type { PageAnswer } from '../visit.ts';

/**
 * Every script a visitor's page may load; the tests of pages hold them to it. `localTime` adds the browser's own time to dates, for
 * visitors who told us no zone, `chatTimes` to all else on the pages of a live chat; `chat` brings what is said in an open one into its room; partners see
 * by `called` who waits for a call, and call each other by `call`.
 */
export const LISTED_SCRIPTS: readonly string[] = ['localTime', 'chatTimes', 'chat', 'called', 'call'];

/** A page's script for visitors whose zone we do not know; nothing for the others. */
export function localTimes(view: View): Pick<PageAnswer, 'head' | 'islands'> {
  if (view.zoneIsKnown) return {};
  const words = view.t('ui.time.your-time');
  return {
    head: { key: words, draw: () => <meta name="your-time" content={words} /> },
    islands: ['localTime'],
  };
}
