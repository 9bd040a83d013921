import type { Audience } from '../../route.ts';

/** Readers of words that wait and are not public yet. */
export const moderators: Audience = { volunteer: ['director', 'moderator'] };
