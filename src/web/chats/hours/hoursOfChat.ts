import type { Chat } from '../../../rooms/chats/index.ts';
import type { ChatHours } from '../../../ui/index.ts';

/** The hours of a chat as it takes place. */
export const hoursOfChat = ({ sessions }: Chat): ChatHours => ({
  starts: sessions.map(({ starts_at }) => starts_at),
  minutes: sessions[0]?.minutes ?? 60,
});
