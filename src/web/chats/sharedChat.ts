import type { Chat } from '../../rooms/chats/index.ts';
import type { Shared } from '../sharing/head.tsx';

/** Describes a chat's page to machines, and for sharing. */
export const sharedChat = ({ slug, title, about, hashtag }: Chat): Shared => ({
  path: `/chats/${slug}`,
  title,
  description: about.slice(0, 200),
  tag: hashtag,
});
