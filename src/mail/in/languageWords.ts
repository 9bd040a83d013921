import { readLanguages } from '../../lib/world/languageFiles.ts';
import { once } from '../../lib/once.ts';

/** The wishes that people write mails for. When one word may mean two wishes, the first counts. */
export const COMMANDS = [
  'apply',
  'available',
  'back',
  'status',
  'away',
  'silent',
  'leave',
  'wrong',
  'hours',
  'help',
  'openings',
  'topics',
  'essays',
  'news',
  'another',
  'pause',
  'stop',
  'talked',
  'notYet',
  'wait',
  'next',
  'agreed',
  'trio',
  'keep',
] as const;

/** The choices of somebody who waits. */
const WAITING = ['wait', 'next', 'trio'] as const;
/**
 * Wishes that count only in answer to a mail of ours: another partner, a break, no more mails, whether they talked, what they choose while
 * they wait, yes to a proposal, keeping answers.
 */
const IN_ANSWERS = ['another', 'pause', 'stop', 'talked', 'notYet', 'agreed', 'keep', ...WAITING] as const;
export type InAnswers = (typeof IN_ANSWERS)[number];
/** A wish that one word says by itself. */
export type Command = Exclude<(typeof COMMANDS)[number], InAnswers>;
export const isCommand = (word: (typeof COMMANDS)[number]): word is Command =>
  !IN_ANSWERS.some((one) => one === word);

/** commands.json of a language: what people write when they want something of the programme, by wish. Any part may be missing. */
export interface CommandWords extends Partial<
  Readonly<Record<(typeof COMMANDS)[number], readonly string[]>>
> {
  /**
   * Words around a day that do not change its meaning, with one space between them. One that ends in an apostrophe may be joined to the
   * day.
   */
  aroundDays?: string;
  /** Other countries whose months and weekdays are read beside the language's own: Arabic has three sets of months. */
  alsoWritten?: readonly string[];
  /** Short names of months that CLDR does not have, with their numbers. */
  months?: Readonly<Record<string, number>>;
  /** The ending of a day's number: “24th”. */
  ordinals?: readonly string[];
  /** "Here are my answers below": phrases that lead to answers and say nothing else. */
  leadsToAnswers?: readonly string[];
}

/** answers.json of a language: how people say yes and no, and what they write around it. Any part may be missing. */
export interface AnswerWords {
  yes?: readonly string[];
  no?: readonly string[];
  /** Phrases that answer one question alone. */
  address?: Partial<YesAndNo>;
  available?: Partial<YesAndNo>;
  agree?: Partial<YesAndNo> & { beside?: readonly string[] };
  vouch?: Partial<YesAndNo>;
  courtesies?: readonly string[];
  greetings?: readonly string[];
  valedictions?: readonly string[];
  regrets?: readonly string[];
  titles?: readonly string[];
  /** Small words within names, one space between them. */
  withinNames?: string;
  /** Words with a capital that are not names: they deny, doubt or cry for help. */
  neverNames?: readonly string[];
  /** Words before the number of a question: “Question 2: …”. */
  question?: readonly string[];
  /** Words of greetings, thanks and good wishes, with one space between them. They also help to recognise the language. */
  smallWords?: string;
}

type YesAndNo = Record<'yes' | 'no', readonly string[]>;

/** Words of all languages that have them: people may write to us in any language. */
export const commandWords = once(() => readLanguages<CommandWords>('commands'));
export const answerWords = once(() => readLanguages<AnswerWords>('answers'));
