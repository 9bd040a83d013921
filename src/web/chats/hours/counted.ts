import type { Chat } from '../../../rooms/chats/index.ts';
import type { ChatHours } from '../../../ui/index.ts';

/** The hours of a chat as it takes place. */
export const hoursOfChat = ({ sessions }: Chat): ChatHours => ({
  starts: sessions.map(({ starts_at }) => starts_at),
  minutes: sessions[0]?.minutes ?? 60,
});

/** The chats of a round whose hours count: those that were held, or are announced; never the one that is looked at. */
export const countedChats = (chats: readonly Chat[], round: number, but?: number): Chat[] =>
  chats.filter(
    ({ id, round_id, state }) =>
      id !== but && round_id === round && (state === 'announced' || state === 'over'),
  );
