import type { Actor, Viewer } from '../ctx.ts';
import type { Grant } from '../people/index.ts';

export const THREAD_STATES = ['waiting', 'open', 'closed'] as const;
/** waiting: the person waits for us; open: answered; closed: settled. */
export type ThreadState = (typeof THREAD_STATES)[number];

/** The most characters of a message written on a page, a subject, a note, and the stored text of a mail. */
export const LIMITS = { message: 10_000, subject: 200, note: 5000, mail: 20_000, whole: 100_000, name: 100 };

/**
 * The most messages by mail in a day: of one person, and of one volunteer in one thread. Nobody writes more; two machines that do not
 * identify themselves would not stop on their own.
 */
export const A_DAY = { person: 50, volunteer: 20 };

/** The threads that a volunteer sees; none when all fields are empty. */
export interface InboxScope {
  /** Every thread that was not handed to safeguarding. */
  all: boolean;
  /** Threads of people in these countries. */
  countries: readonly string[];
  /** Whether they are in safeguarding, and so see the addresses of people they write with. */
  private: boolean;
  /** The viewer, for private threads: each of these has its own readers. Without a viewer, no private thread is seen. */
  viewer?: Viewer;
}

/** The input of a verb that changes a thread. */
export interface OnThread {
  programme: number;
  actor: Actor;
  scope: InboxScope;
  thread: number;
}

/** The owner of a scope; a visit has all these fields. */
interface Who {
  grants: readonly Grant[];
  operator?: boolean;
  person?: { id: number } | null;
  account?: number | null;
}

/** Directors and matchers see everything but private threads, ambassadors their country's people. */
export function inboxScopeOf(who: Who): InboxScope {
  const has = (...roles: string[]): boolean => who.grants.some(({ role }) => roles.includes(role));
  return {
    all: has('director', 'matcher') || who.operator === true,
    countries: who.grants.flatMap(({ role, country }) => (role === 'ambassador' && country ? [country] : [])),
    private: has('safeguarding'),
    viewer: {
      person: who.person?.id ?? null,
      account: who.account ?? null,
      operator: who.operator === true,
    },
  };
}

/** Whether a scope shows threads of people in a country that are not private; `inScope` is the same in SQL. */
export function seesOpen(scope: InboxScope, country: string | null): boolean {
  return scope.all || (country !== null && scope.countries.includes(country));
}

/** Ambassadors see only names. */
export const seesAddresses = (scope: InboxScope): boolean => scope.all || scope.private;

/** Whether a text is empty or too long, in code points; null when it is fine. */
export function checkText(text: string, max: number): 'empty' | 'too-long' | null {
  if (text.trim() === '') return 'empty';
  return [...text].length > max ? 'too-long' : null;
}

/** The first so many characters of a text, without cutting a character in two. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const all = [...text];
  return all.length <= max ? text : `${all.slice(0, max - 1).join('')}…`;
}

/** A pattern for an address anywhere in a text, in capitals or not. */
export function mention(address: string): RegExp {
  return new RegExp(RegExp.escape(address), 'giu');
}
