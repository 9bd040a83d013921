import type { Actor, Viewer } from '../ctx.ts';
import type { Grant } from '../people/index.ts';

export const THREAD_STATES = ['waiting', 'open', 'closed'] as const;
/** waiting: the person waits for us; open: answered; closed: settled. */
export type ThreadState = (typeof THREAD_STATES)[number];

/** Characters a message that is written on a page may have, a subject, a note, and what is kept of a mail's text. */
export const LIMITS = { message: 10_000, subject: 200, note: 5000, mail: 20_000, whole: 100_000, name: 100 };

/**
 * Messages by mail in a day: of one person, and of one volunteer in one thread. More than anybody writes; two machines behind them
 * that do not say what they are would not stop by themselves.
 */
export const A_DAY = { person: 50, volunteer: 20 };

/** The threads that a volunteer sees; none when all is empty. */
export interface InboxScope {
  /** Every thread that was not handed to safeguarding. */
  all: boolean;
  /** Those of people in these countries. */
  countries: readonly string[];
  /** Whether they hold safeguarding, and so see addresses of those they write with. */
  private: boolean;
  /** The one who asks, for private threads: each has its own readers. Without it, none of them. */
  viewer?: Viewer;
}

/** The input of a verb that changes a thread. */
export interface OnThread {
  programme: number;
  actor: Actor;
  scope: InboxScope;
  thread: number;
}

/** The owner of a scope; a visit has all of it. */
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

/** Whether a scope shows the threads of people in a country that are not private; said in SQL by `inScope`. */
export function seesOpen(scope: InboxScope, country: string | null): boolean {
  return scope.all || (country !== null && scope.countries.includes(country));
}

/** Ambassadors see names alone. */
export const seesAddresses = (scope: InboxScope): boolean => scope.all || scope.private;

/** Whether a text is empty or too long, counted in code points; null when it will do. */
export function checkText(text: string, max: number): 'empty' | 'too-long' | null {
  if (text.trim() === '') return 'empty';
  return [...text].length > max ? 'too-long' : null;
}

/** The first so many characters of a text, whole ones. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const all = [...text];
  return all.length <= max ? text : `${all.slice(0, max - 1).join('')}…`;
}

/** An address wherever it stands in a text, in capitals or not. */
export function mention(address: string): RegExp {
  return new RegExp(RegExp.escape(address), 'giu');
}
