import { OPENS_EARLY } from '../../rooms/chats/index.ts';
import type { Chat } from '../../rooms/chats/index.ts';
import type { View } from '../../ui/index.ts';
import { localTimes } from '../rounds/localTimes.tsx';
import type { PageAnswer } from '../visit.ts';

/** Milliseconds before its hour from which a page waits for the room to open; a host may open it so many sooner. */
const WAITS_MS = 12 * 3_600_000;
const EARLY_MS = OPENS_EARLY * 60_000;
/** Seconds after which a page loads itself again where there is no script: while the room is open, or may be any moment. */
const SOON = 30;

/** Seconds until a room is open, or may open; null when that is far away, or not to come. */
export function opensIn({ state, sessions }: Chat, now: Date): number | null {
  if (sessions.some((one) => one.state === 'open')) return 0;
  const next = state === 'announced' ? sessions.find((one) => one.state === 'planned') : undefined;
  const left = next ? next.starts_at.getTime() - now.getTime() : Infinity;
  return left > WAITS_MS ? null : Math.max(0, (left - EARLY_MS) / 1000);
}

/** The scripts of the times on a chat's pages, for visitors whose zone we do not know; nothing for the others. */
export function chatTimes(view: View): Pick<PageAnswer, 'head' | 'islands'> {
  const { islands, ...head } = localTimes(view);
  return islands ? { ...head, islands: [...islands, 'chatTimes'] } : {};
}

/**
 * The scripts of a chat's page: of its times, and of its room where that is open, or opens in so many seconds. Without script such a page loads
 * itself again, after whole minutes or soon.
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
