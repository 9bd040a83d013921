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

/** What a volunteer sees of the inbox; nothing when all is empty. */
export interface InboxScope {
  /** Every thread that was not handed to safeguarding. */
  all: boolean;
  /** Those of people in these countries. */
  countries: readonly string[];
  /** What was handed to safeguarding, and nothing else. */
  private: boolean;
}

/** Directors and matchers see everything but what was handed to safeguarding, ambassadors their country's people. */
export function inboxScopeOf(who: { grants: readonly Grant[]; operator?: boolean }): InboxScope {
  const has = (...roles: string[]): boolean => who.grants.some(({ role }) => roles.includes(role));
  return {
    all: has('director', 'matcher') || who.operator === true,
    countries: who.grants.flatMap(({ role, country }) => (role === 'ambassador' && country ? [country] : [])),
    private: has('safeguarding'),
  };
}

/** Whether a scope shows a thread; said in SQL by `inScope`. */
export function seesThread(scope: InboxScope, thread: { private: boolean; country: string | null }): boolean {
  if (thread.private) return scope.private;
  return scope.all || (thread.country !== null && scope.countries.includes(thread.country));
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
