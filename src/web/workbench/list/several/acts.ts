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

/** An act on several: `several.KEY` says it on its button, `several.KEY.ask` asks, with how many. */
export type ActKey = KeysOf<'several', '.ask'>;

interface AnyAct {
  key: ActKey;
  audience: Audience;
  grave?: true;
  /** The key that does it to the chosen, else to the row in focus. */
  letter?: 'l' | 'p';
  /** The mail that each of them gets. */
  mail?: MailKind;
}

/** An act that is done to each of them, and its refusals in words. */
export interface EachAct extends AnyAct {
  kind: BulkKind;
  /** Says what each of them gets, where that is not one mail each. */
  lead?: string;
  /** Says where what they get is kept. */
  kept?: (visit: ProgrammeVisit, query: URLSearchParams) => Promise<string>;
  /** Asks for one text for all of them: on one line, or one that may be left out. */
  text?: { label: string; help: string; most: number; isLine?: true; isFree?: true };
  /** Asks for one option, which is for all chosen things. */
  choice?: {
    label: string;
    /** `query` is that of the list. */
    options: (visit: ProgrammeVisit, query: URLSearchParams) => Promise<readonly Option[]>;
    /** Shown when there is nothing to choose: then nothing can be done. */
    none?: string;
  };
  refused: (view: View, reason: string) => string;
  /** Says that for `count` things something else was done in place of the act. */
  instead?: (view: View, word: string, count: number) => string;
  /** Tells before the act how many of the chosen it would be refused for, and why. */
  foresees?: {
    /** `choice` is '' while more than one can be chosen. */
    count: (visit: ProgrammeVisit, numbers: readonly number[], choice: string) => Promise<Foreseen>;
    /** The reason in words that are true before the act. */
    says?: (view: View, reason: string) => string;
  };
  /** Says something about the chosen that whoever asks may not know; '' where there is nothing to say. */
  notes?: (visit: ProgrammeVisit, numbers: readonly number[]) => Promise<string>;
  /** Says before the act how many cannot be undone, and why. Absent: all can be undone. `choice` is the chosen option, else the first. */
  stays?: (visit: ProgrammeVisit, numbers: readonly number[], choice: string) => Promise<Foreseen>;
  /** Tells the same, and more, by trying it out. */
  tries?: (visit: ProgrammeVisit, numbers: readonly number[]) => Promise<Trial>;
}

/** The outcome of trying an act on some of the chosen; the trial itself is undone. */
export interface Trial {
  /** How many were tried. */
  tried: number;
  /** The reasons of those that would be left as they are, by number. */
  left: ReadonlyMap<number, string>;
  /** How many of the possible ones cannot be undone later, counted by a phrase such as "mails that have left". */
  stay: Foreseen;
}

/** An act with a page of its own that counts it: of those chosen by their numbers, or of all that the list with this query finds. */
export interface LedAct extends AnyAct {
  leads: (asked: { numbers: readonly number[]; isAll: boolean; query: string }) => string;
  /** How many things it is done to at once; absent when its page does them one after the other. */
  most?: number;
}

/** The same where its page does it to each of them, as an act that can be taken back as a whole. */
export interface LedEachAct extends LedAct, Pick<EachAct, 'kind' | 'refused' | 'instead'> {}

/** An act that is done to each, whoever asks for it. */
export type DoneAct = EachAct | LedEachAct;

export type ListAct = DoneAct | LedAct;

export const isDone = (act: ListAct): act is DoneAct => 'kind' in act;

/** Whether the page of all lists asks for it, not one of its own. */
export const isAsked = (act: ListAct): act is EachAct => isDone(act) && !('leads' in act);

/** The acts on several of a list. */
export interface Several {
  /** The kind of subject that names its things, if all who may act see all of it; else a function for names, '' for hidden ones. */
  subject: string | ((visit: ProgrammeVisit, numbers: readonly number[]) => Promise<NameOf>);
  /** Names those that are not there any more, '' for one of which nothing is known; without it they are called by nobody. */
  gone?: (visit: ProgrammeVisit, numbers: readonly number[]) => Promise<NameOf>;
  /** The address of its things, before their numbers: the reason why one was left as it is leads to its page. */
  record?: string;
  acts: (view: View) => readonly ListAct[];
  /** The numbers of all that an address of the list finds, `most` at most. */
  found: (visit: ProgrammeVisit, url: URL, most: number) => Promise<number[]>;
  /** False for a volunteer who sees only a part of the list: they may not follow, stop or undo acts of others. Absent: all see all. */
  seesAll?: (visit: ProgrammeVisit) => boolean;
  /** True where nothing chosen means all that is shown. */
  allAtFirst?: true;
  /** True where each is done before those with lower numbers. */
  newestFirst?: true;
}

/** The ids of all that an address finds; none if the list does not know one of its filters, so that no act is for more than asked. */
export async function allFound(
  visit: ProgrammeVisit,
  found: Several['found'],
  url: URL,
  most: number,
): Promise<number[]> {
  const numbers = await found(visit, url, most);
  return isUnderstood(url) ? numbers : [];
}

/** Whether an act on several is one that this visitor may follow, and take back. */
export function isTheirs(visit: ProgrammeVisit, { seesAll }: Several, { by }: Pick<Progress, 'by'>): boolean {
  const actor = visit.actor();
  return (seesAll?.(visit) ?? true) || (by.kind === actor.kind && by.id === actorId(actor));
}

type NameOf = (number: number) => string;

/** The names of some things of a list; '' for one that has none. */
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

/** Things that have a name as long as they are there: that of a person, or "a former participant". */
const NAMED_WHILE_THERE = new Set(['person', 'application', 'proposal', 'partnership']);

/** Those of the chosen that are there, and that this volunteer sees: an address may have others. */
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
