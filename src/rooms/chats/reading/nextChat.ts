import type { Programme } from '../../programmes/index.ts';

/** One coming session of an announced chat, as the database stores it with each programme. */
export type NextChat = Programme['coming_chats'][number];

/** The next session of a programme's announced chats, or of those about one topic; open sessions count. Null when there is none. */
export const nextChat = (
  { coming_chats: coming }: Pick<Programme, 'coming_chats'>,
  now: Date,
  topic?: number,
): NextChat | null =>
  coming.find(
    (one) => one.at + one.minutes * 60_000 > now.getTime() && (topic === undefined || one.topic === topic),
  ) ?? null;
