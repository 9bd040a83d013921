import type { Audience } from '../../route.ts';

/** Readers of what waits before it is public. */
export const moderators: Audience = { volunteer: ['director', 'moderator'] };
