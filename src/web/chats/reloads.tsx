import { OPENS_EARLY } from '../../rooms/chats/index.ts';
import type { Chat } from '../../rooms/chats/index.ts';
import type { View } from '../../ui/index.ts';
import { localTimes } from '../rounds/localTimes.tsx';
import type { PageAnswer } from '../visit.ts';

/** How many milliseconds before the chat's hour a page begins to wait for the room, and how much earlier a host may open it. */
const WAITS_MS = 12 * 3_600_000;
const EARLY_MS = OPENS_EARLY * 60_000;
/** Seconds after which a page without script reloads itself, while the room is open or may open at any moment. */
const SOON = 30;

/** Seconds until a room opens or may open, 0 while it is open; null when that is far off or never comes. */
export function opensIn({ state, sessions }: Chat, now: Date): number | null {
  if (sessions.some((one) => one.state === 'open')) return 0;
  const next = state === 'announced' ? sessions.find((one) => one.state === 'planned') : undefined;
  const left = next ? next.starts_at.getTime() - now.getTime() : Infinity;
  return left > WAITS_MS ? null : Math.max(0, (left - EARLY_MS) / 1000);
}

/** The scripts that show times on a chat's pages to visitors whose zone is not known; none for others. */
export function chatTimes(view: View): Pick<PageAnswer, 'head' | 'islands'> {
  const { islands, ...head } = localTimes(view);
  return islands ? { ...head, islands: [...islands, 'chatTimes'] } : {};
}

/**
 * The scripts of a chat's page: of its times and, where the room is open or opens in `seconds`, of its room. Without script such a page
 * reloads itself after whole minutes, and at the earliest after `SOON`.
 */
export function chatScripts(view: View, seconds: number | null): Pick<PageAnswer, 'head' | 'islands'> {
  const { head, islands = [] } = chatTimes(view);
  if (seconds === null) return { ...(head ? { head } : {}), islands };
  const after = Math.max(SOON, Math.floor(seconds / 60) * 60);
  return {
    islands: [...islands, 'chat'],
    head: {
      key: `${head?.key ?? ''} reloads ${after}`,
      draw: () => (
        <>
          {head?.draw()}
          <noscript>
            <meta http-equiv="refresh" content={String(after)} />
          </noscript>
        </>
      ),
    },
  };
}
