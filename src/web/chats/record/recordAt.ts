import type { Room } from '../room.ts';

/** The address of a chat's record: the chat's own once it is over. */
export const recordAt = ({ chat, own }: Pick<Room, 'chat' | 'own'>): string =>
  chat.state === 'over' ? own : `${own}/record`;
