import type { CommentState } from '../discussion/index.ts';

/** The most characters of each text that people write. */
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

/** The most sessions of a chat, and the most questions of its script. */
export const MOST_SESSIONS = 2;
export const MOST_QUESTIONS = 20;
/** Roles whose volunteers can be named as hosts. Editors only plan chats; they do not see who writes there. */
export const HOST_ROLES = ['chat_host', 'director', 'moderator'] as const;
/** Roles that lead every chat; hosts of other roles lead only the chats that they are named for. */
export const LEADING_ROLES = ['chat_host', 'director'] as const;
/** Minutes of a session. */
export const LENGTHS = [30, 45, 60, 90, 120] as const;

/** A host chooses one of these: seconds between two messages of a writer. */
export const SLOW = [0, 10, 30, 60, 300] as const;

export type ChatState = 'draft' | 'announced' | 'over' | 'cancelled';
export type SessionState = 'planned' | 'open' | 'closed';
/** Messages have the same states as comments. */
export type MessageState = CommentState;
export type LedBy = 'host' | 'clock';
/** A hashtag as stored: letters, digits and low lines, without the mark; '' for nothing typed. Null for an impossible one. */
export function cleanHashtag(typed: string): string | null {
  const tag = typed
    .normalize('NFC')
    .trim()
    .replace(/^[#＃]/, '');
  if (tag === '') return '';
  return /^[\p{L}\p{M}\p{N}_]+$/u.test(tag) && /\p{L}/u.test(tag) && [...tag].length <= LIMITS.hashtag
    ? tag
    : null;
}

const MINUTE = 60_000;

/** Minutes before its time from which a host may open the room. */
export const OPENS_EARLY = 15;
/** Minutes before its time at which the next host is asked when nobody has come. */
const ASKED_NEXT = [10, 5] as const;
/** Minutes of the welcome, before the clock asks the first question. */
const WELCOME = 2;
/** Minutes after the end until the clock closes what a host leads. */
export const OVERTIME = 15;
/** A host who was seen within this time is here; without a host here the clock leads. */
const HERE_MS = 5 * MINUTE;
/** How often a session that hosts lead is looked at. */
const LOOK_MS = 30_000;

export interface Timed {
  state: SessionState;
  led_by: LedBy;
  starts_at: Date;
  minutes: number;
  opened_at: Date | null;
  question: number | null;
  question_at: Date | null;
}

export const endOf = ({ starts_at, minutes }: Pick<Timed, 'starts_at' | 'minutes'>): Date =>
  new Date(starts_at.getTime() + minutes * MINUTE);

/** Until when late answers join a chat that is over from now on. */
export const lateUntil = ({ late_days }: { late_days: number }, now: Date): Date =>
  new Date(now.getTime() + late_days * 1440 * MINUTE);

/** Whether a session was called off and never began; the chat's others took place. */
export const isOff = ({ state, opened_at }: Pick<Timed, 'state' | 'opened_at'>): boolean =>
  state === 'closed' && opened_at === null;

/** Whether a host is here: they have come, and were seen a moment ago. */
export const isHere = (host: { came_at: Date | null; seen_at: Date | null }, now: Date): boolean =>
  host.came_at !== null && host.seen_at !== null && now.getTime() - host.seen_at.getTime() < HERE_MS;

type Asked = Pick<Timed, 'question' | 'question_at'>;
type Planned = readonly { number: number; minutes: number }[];

/** When the pinned question has had its minutes; null while none is pinned. */
export function pinnedUntil({ question, question_at }: Asked, script: Planned): Date | null {
  const pinned = script.find(({ number }) => number === question);
  return pinned && question_at ? new Date(question_at.getTime() + pinned.minutes * MINUTE) : null;
}

/**
 * The next question, and when the pinned question (or the welcome, before the first) has had its minutes. Null when the last one is pinned.
 */
export function nextQuestionAt(
  session: Asked & Pick<Timed, 'opened_at' | 'starts_at'>,
  script: Planned,
): { number: number; at: Date } | null {
  const next = script.find(({ number }) => number > (session.question ?? 0));
  if (!next) return null;
  // A room that was opened early still begins at its time.
  const begins = Math.max(session.opened_at?.getTime() ?? 0, session.starts_at.getTime());
  return { number: next.number, at: pinnedUntil(session, script) ?? new Date(begins + WELCOME * MINUTE) };
}

/** When something is next to be done about a session; null once it is closed. */
export function nextLook(session: Timed, script: Planned, now: Date): Date | null {
  if (session.state === 'closed') return null;
  const start = session.starts_at.getTime();
  const end = endOf(session).getTime();
  if (session.state === 'planned') {
    const asking = ASKED_NEXT.map((minutes) => start - minutes * MINUTE);
    return new Date([...asking, start].find((moment) => moment > now.getTime()) ?? start);
  }
  const close = session.led_by === 'clock' ? end : end + OVERTIME * MINUTE;
  if (session.led_by === 'host') return new Date(Math.min(close, now.getTime() + LOOK_MS));
  const next = nextQuestionAt(session, script);
  return new Date(next ? Math.min(next.at.getTime(), close) : close);
}
