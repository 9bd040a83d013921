import { fold } from '../../../lib/text/fold.ts';
import { once } from '../../../lib/once.ts';
import { COMMANDS, answerWords, commandWords } from '../languageWords.ts';
import type { AnswerWords } from '../languageWords.ts';
import { longestAt } from './phrases.ts';
import type { Phrases } from './phrases.ts';
import { SIGNS } from './signs.ts';

export type YesNo = 'yes' | 'no';

/** The question, for phrases that answer only that question: "I am available" is no yes to "do you want to leave?" */
export type Question = 'address' | 'available' | 'agree' | 'vouch' | 'other';

type Kind = YesNo | 'courtesy' | 'greeting' | 'valediction' | 'regret' | 'title';

/** Letters with their marks and apostrophes, numbers, and each sign such as 👍 on its own. */
const WORD = /[\p{L}\p{M}\p{N}’']+|[\p{Extended_Pictographic}✔]/gu;

const wordsIn = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .match(WORD) ?? [];
/** A word in one form, so that "Sí" and "si" are the same. */
const plain = (word: string): string => fold(word).replaceAll("'", '’');

const inOneForm = (phrase: string): string => wordsIn(phrase).map(plain).join(' ');
/** The phrases that `pick` returns from all languages, with their kind. */
const of = (kind: Kind, pick: (words: AnswerWords) => readonly string[] | undefined): [string, Kind][] =>
  answerWords().flatMap(({ content }) =>
    (pick(content) ?? []).map((phrase): [string, Kind] => [inOneForm(phrase), kind]),
  );
const signs = (kind: Kind, all: readonly string[]): [string, Kind][] =>
  all.map((sign) => [inOneForm(sign), kind]);

/** The phrases that answer each question. When a phrase has two kinds, the last counts. */
const answers = once((): Record<Question, Phrases<Kind>> => {
  const general = [
    ...of('courtesy', (words) => words.courtesies),
    ...signs('courtesy', SIGNS.courtesies),
    ...of('greeting', (words) => words.greetings),
    ...of('valediction', (words) => words.valedictions),
    ...of('regret', (words) => words.regrets),
    ...of('title', (words) => words.titles),
    ...of('yes', (words) => words.yes),
    ...signs('yes', SIGNS.yes),
    ...of('no', (words) => words.no),
    ...signs('no', SIGNS.no),
  ];
  const asked = (question: 'address' | 'available' | 'agree' | 'vouch'): [string, Kind][] => [
    ...of('yes', (words) => words[question]?.yes),
    ...of('no', (words) => words[question]?.no),
  ];
  const beside = of('courtesy', (words) => words.agree?.beside);
  return {
    other: new Map(general),
    address: new Map([...general, ...asked('address')]),
    available: new Map([...general, ...asked('available')]),
    vouch: new Map([...general, ...asked('vouch')]),
    agree: new Map([...general, ...asked('agree'), ...beside]),
  };
});
/** Words with a capital that are not names: those of our mails, and those that deny, doubt or cry for help. */
const neverNames = once((): Phrases<true> => {
  const commands = commandWords().flatMap(({ content }) =>
    COMMANDS.flatMap((command) => content[command] ?? []),
  );
  const others = answerWords().flatMap(({ content }) => content.neverNames ?? []);
  return new Map([...others, ...commands].map((phrase) => [inOneForm(phrase), true]));
});

const MOST_LINES = 12;
const LONGEST_LINE = 200;
const LONGEST_NAME = 4;
const asks = /[?？؟]/;

/**
 * Reads the answer to a question that wants yes or no, in any language: a bare word, with nothing around it but a greeting, thanks and a
 * name. Null for anything more: the writer has to be asked back, and somebody has to read it. `names` are those of the writer and of the
 * people they write to.
 */
export function readYesNo(
  text: string,
  question: Question = 'other',
  names: readonly string[] = [],
): YesNo | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[>＞]/.test(line));
  if (lines.length > MOST_LINES || lines.some((line) => line.length > LONGEST_LINE || asks.test(line)))
    return null;
  const known = new Set(names.flatMap((name) => wordsIn(name).map(plain)));
  const said = new Set<Kind>();
  let before: Kind | null = null;
  for (const line of lines) {
    const kinds = readLine(line, answers()[question], known, before === 'valediction');
    if (!kinds) return null;
    for (const kind of kinds) said.add(kind);
    before = kinds.at(-1) ?? before;
  }
  if (said.has('yes') === said.has('no')) return null;
  if (said.has('no')) return 'no';
  // "Sorry, yes" could easily be half a sentence.
  return said.has('regret') ? null : 'yes';
}

/**
 * The kinds of the phrases in a line, in their order; null when the line holds an unknown word. `isBelow`: the line stands below good
 * wishes.
 */
function readLine(
  line: string,
  all: Phrases<Kind>,
  names: ReadonlySet<string>,
  isBelow: boolean,
): Kind[] | null {
  const shown = wordsIn(line);
  const tokens = shown.map(plain);
  const kinds: Kind[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = longestAt(all, tokens, at);
    if (found) {
      kinds.push(found.kind);
      at += found.size;
      continue;
    }
    // A known name counts anywhere. Any name counts at the end of a line that a greeting begins, or below good wishes. "Hello. Probably
    // yes" holds none.
    const last = kinds.at(-1);
    const rest = nameFrom(shown, tokens, at, all, null);
    const isCalled =
      (last === 'greeting' && !endsSentence(line, at)) || last === 'title' || (isBelow && at === 0);
    const size = isCalled && at + rest === tokens.length ? rest : nameFrom(shown, tokens, at, all, names);
    if (size === 0) return null;
    at += size;
  }
  return kinds;
}

/** Whether a sentence ends before this word of the line. */
function endsSentence(line: string, at: number): boolean {
  const word = [...line.normalize('NFKC').matchAll(WORD)][at];
  return /[.!…。！]\s*$/u.test(line.normalize('NFKC').slice(0, word?.index ?? 0));
}

/**
 * How many words from `at` form a name: one of `names` or, when that is null, any name. Without capitals, any word could be a name, so only
 * known names count. With capitals, "Help" below good wishes is no name.
 */
function nameFrom(
  shown: readonly string[],
  tokens: readonly string[],
  at: number,
  all: Phrases<Kind>,
  names: ReadonlySet<string> | null,
): number {
  let end = at;
  while (end < tokens.length && end - at < LONGEST_NAME && !longestAt(all, tokens, end)) {
    const isCalled = names
      ? names.has(tokens[end]!)
      : /^\p{Lu}/u.test(shown[end]!) && !longestAt(neverNames(), tokens, end);
    if (!isCalled) break;
    end++;
  }
  return end - at;
}
