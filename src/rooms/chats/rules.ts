/** Characters that what people write may have. */
export const LIMITS = {
  title: 120,
  about: 3000,
  hashtag: 40,
  question: 500,
  greeting: 1000,
  body: 1000,
  alt: 300,
  reason: 500,
} as const;

/** Sessions of a chat, and questions of its script. */
export const MOST_SESSIONS = 2;
export const MOST_QUESTIONS = 20;
/** Minutes of a session. */
export const LENGTHS = [30, 45, 60, 90, 120] as const;

export type ChatState = 'draft' | 'announced' | 'over' | 'cancelled';
export type SessionState = 'planned' | 'open' | 'closed';
export type LedBy = 'host' | 'clock';
