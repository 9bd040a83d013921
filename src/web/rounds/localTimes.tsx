import type { View } from '../../ui/index.ts';
import type { PageAnswer } from '../visit.ts';

/**
 * All scripts that a visitor's page may load; the tests of pages check that. `localTime` adds the browser's own time to dates, for visitors
 * whose zone is not known, and `chatTimes` to the rest of a live chat's pages. `chat` brings new messages into an open room. Partners see
 * by `called` who waits for a call, and call each other by `call`.
 */
export const LISTED_SCRIPTS: readonly string[] = ['localTime', 'chatTimes', 'chat', 'called', 'call'];

/** The script that adds local times, for visitors whose zone is not known; none for others. */
export function localTimes(view: View): Pick<PageAnswer, 'head' | 'islands'> {
  if (view.zoneIsKnown) return {};
  const words = view.t('ui.time.your-time');
  return {
    head: { key: words, draw: () => <meta name="your-time" content={words} /> },
    islands: ['localTime'],
  };
}
