import { actorId } from '../../../../rooms/ctx.ts';
import type { BulkKind, Progress } from '../../../../rooms/desks/index.ts';
import type { Foreseen } from '../../../../rooms/applications/index.ts';
import type { KeysOf } from '../../../../i18n/locales.ts';
import type { MailKind } from '../../../../rooms/kinds.ts';
import type { Option, View } from '../../../../ui/index.ts';
import type { Audience } from '../../../route.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { subjectNames } from '../../log/subjects.ts';
import { isUnderstood } from '../asked.ts';

/** An act on several things: `several.KEY` is the text of its button, and `several.KEY.ask` asks about it with their number. */
export type ActKey = KeysOf<'several', '.ask'>;

interface AnyAct {
  key: ActKey;
  audience: Audience;
  grave?: true;
  /** The key that does the act to the chosen rows, else to the row with the focus. */
  letter?: 'l' | 'p';
  /** The mail that each of the people gets. */
  mail?: MailKind;
}

/** An act that is done to each thing, and its refusals in words. */
export interface EachAct extends AnyAct {
  kind: BulkKind;
  /** Says what each of the people gets, when that is not one mail each. */
  lead?: string;
  /** Says where the result is kept. */
  kept?: (visit: ProgrammeVisit, query: URLSearchParams) => Promise<string>;
  /** Asks for a text for all chosen things. `isLine` makes it one line; with `isFree` it may be left out. */
  text?: { label: string; help: string; most: number; isLine?: true; isFree?: true };
  /** Asks for one option for all chosen things. */
  choice?: {
    label: string;
    /** `query` is the query of the list. */
    options: (visit: ProgrammeVisit, query: URLSearchParams) => Promise<readonly Option[]>;
    /** Shown when there is nothing to choose, so that nothing can be done. */
    none?: string;
  };
  refused: (view: View, reason: string) => string;
  /** Says that `count` things got something else than the act. */
  instead?: (view: View, word: string, count: number) => string;
  /** Says before the act for how many of the chosen it would be refused, and why. */
  foresees?: {
    /** `choice` is '' while there is more than one option. */
    count: (visit: ProgrammeVisit, numbers: readonly number[], choice: string) => Promise<Foreseen>;
    /** The reason in words that are true before the act. */
    says?: (view: View, reason: string) => string;
  };
  /** Says something about the chosen that the volunteer may not know; '' when there is nothing to say. */
  notes?: (visit: ProgrammeVisit, numbers: readonly number[]) => Promise<string>;
  /**
   * Says before the act how many cannot be undone, and why. Absent when all can be undone. `choice` is the chosen option, else the first.
   */
  stays?: (visit: ProgrammeVisit, numbers: readonly number[], choice: string) => Promise<Foreseen>;
  /** Says the same, and more, by trying the act. */
  tries?: (visit: ProgrammeVisit, numbers: readonly number[]) => Promise<Trial>;
}

/** The result of trying an act on some of the chosen things; the trial itself is undone. */
export interface Trial {
  /** How many were tried. */
  tried: number;
  /** The reasons for the things that would be left as they are, by number. */
  left: ReadonlyMap<number, string>;
  /** How many of the others could not be undone later, by a phrase such as "mails that have left". */
  stay: Foreseen;
}

/** An act with its own page, which counts it: for the things chosen by number, or for all that the list with this query finds. */
export interface LedAct extends AnyAct {
  leads: (asked: { numbers: readonly number[]; isAll: boolean; query: string }) => string;
  /** The most things that it is done to at once; absent when its page does them one after the other. */
  most?: number;
}

/** The same for a page that does the act to each thing, as one act that can be undone as a whole. */
export interface LedEachAct extends LedAct, Pick<EachAct, 'kind' | 'refused' | 'instead'> {}

/** An act that is done to each thing, whichever page asks for it. */
export type DoneAct = EachAct | LedEachAct;

export type ListAct = DoneAct | LedAct;

export const isDone = (act: ListAct): act is DoneAct => 'kind' in act;

/** Whether the page of all lists asks for the act, not one of its own. */
export const isAsked = (act: ListAct): act is EachAct => isDone(act) && !('leads' in act);

/** The acts on several things of a list. */
export interface Several {
  /** The kind of subject that names the things, if all who may act see all of it; else a function for names, '' for hidden ones. */
  subject: string | ((visit: ProgrammeVisit, numbers: readonly number[]) => Promise<NameOf>);
  /** Names things that are gone, '' for those of which nothing is known; without this function they have no name. */
  gone?: (visit: ProgrammeVisit, numbers: readonly number[]) => Promise<NameOf>;
  /** The address of the things' pages, before their numbers. The reason why a thing was left as it is links to its page. */
  record?: string;
  acts: (view: View) => readonly ListAct[];
  /** The numbers of all things that the list's address finds, at most `most`. */
  found: (visit: ProgrammeVisit, url: URL, most: number) => Promise<number[]>;
  /**
   * False for a volunteer who sees only a part of the list, and so may not follow, stop or undo other people's acts. Absent: all see all.
   */
  seesAll?: (visit: ProgrammeVisit) => boolean;
  /** True when choosing nothing means all that is shown. */
  allAtFirst?: true;
  /** True when a thing is done before those with lower numbers. */
  newestFirst?: true;
}

/**
 * The ids of all that an address finds; none when the list does not know one of its filters, so that no act reaches more than asked for.
 */
export async function allFound(
  visit: ProgrammeVisit,
  found: Several['found'],
  url: URL,
  most: number,
): Promise<number[]> {
  const numbers = await found(visit, url, most);
  return isUnderstood(url) ? numbers : [];
}

/** Whether this visitor may follow and undo an act on several things. */
export function isTheirs(visit: ProgrammeVisit, { seesAll }: Several, { by }: Pick<Progress, 'by'>): boolean {
  const actor = visit.actor();
  return (seesAll?.(visit) ?? true) || (by.kind === actor.kind && by.id === actorId(actor));
}

type NameOf = (number: number) => string;

/** The names of some things of a list; '' for a thing without one. */
export async function namesOf(
  visit: ProgrammeVisit,
  { subject }: Several,
  numbers: readonly number[],
): Promise<NameOf> {
  if (typeof subject !== 'string') return subject(visit, numbers);
  const names = await subjectNames(
    visit,
    numbers.map((id) => ({ subject: { kind: subject, id } })),
  );
  return (id) => names({ kind: subject, id });
}

/** Kinds of things that have a name as long as they exist: a person's, or "a former participant". */
const NAMED_WHILE_THERE = new Set(['person', 'application', 'proposal', 'partnership']);

/** Those of the chosen things that exist and that this volunteer sees: an address may have others. */
export async function chosenThatAreSeen(
  visit: ProgrammeVisit,
  several: Several,
  numbers: readonly number[],
): Promise<readonly number[]> {
  const { subject } = several;
  if (typeof subject === 'string' && !NAMED_WHILE_THERE.has(subject)) return numbers;
  const names = await namesOf(visit, several, numbers);
  return numbers.filter((id) => names(id) !== '');
}
