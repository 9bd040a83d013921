import type { Chat } from '../../rooms/chats/index.ts';
import type { Shared } from '../sharing/head.tsx';

/** A chat's page as machines and those who share it are told of it. */
export const sharedChat = ({ slug, title, about, hashtag }: Chat): Shared => ({
  path: `/chats/${slug}`,
  title,
  description: about.slice(0, 200),
  tag: hashtag,
});
