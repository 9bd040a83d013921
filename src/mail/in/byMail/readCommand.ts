import { inEveryLanguage } from '../../../i18n/locales.ts';
import { hasWords, plainLine as plain } from './plainLine.ts';
import { saysMore } from './saysMore.ts';
import { once } from '../../../lib/once.ts';
import { SIGNS } from '../yesNo/signs.ts';
import { COMMANDS, answerWords, commandWords, isCommand } from '../languageWords.ts';
import type { Command, InAnswers } from '../languageWords.ts';
import { readAway } from './readAway.ts';

export interface MailedCommand {
  command: Command;
  /** The language of the word. */
  locale: string;
  /** True when the mail says little else than this word. */
  isAlone: boolean;
  /** Whether the mail says more than the word, a greeting and a name: somebody should read it. */
  more: boolean;
  /** For the word for being away: until when, as the person wrote it; '' when they name no day. */
  until?: string;
}

const SINGLE = COMMANDS.filter(isCommand);
const TOLD = 'mail.by-mail.word.';
/** The words that our mails name, in each language. */
const toldWords = once(() =>
  inEveryLanguage(SINGLE.map((command) => `${TOLD}${command}` as const)).map(
    ({ locale, key, text: word }) => ({
      command: key.slice(TOLD.length) as Command,
      locale,
      word,
    }),
  ),
);

/** Commands by their plain phrase. When two commands or languages share a phrase, the first counts. */
const meanings = once(() => {
  const listed = SINGLE.flatMap((command) =>
    commandWords().flatMap(({ code, content }) =>
      (content[command] ?? []).map((word) => ({ command, locale: code, word })),
    ),
  );
  const all = new Map<string, { command: Command; locale: string }>();
  for (const { command, locale, word } of [...listed, ...toldWords()])
    if (!all.has(plain(word))) all.set(plain(word), { command, locale });
  return all;
});
/** The plain phrases of one answer, in every language. */
export const allThatSay = (what: InAnswers) =>
  once(() => new Set(commandWords().flatMap(({ content }) => (content[what] ?? []).map(plain))));
const another = allThatSay('another');
const pause = allThatSay('pause');
const stop = allThatSay('stop');
const talked = allThatSay('talked');
const notYet = allThatSay('notYet');
const agreed = allThatSay('agreed');
const keep = allThatSay('keep');
/** The words that our mails name, exactly as they name them: other phrases could easily be part of a letter. */
const told = once(
  () =>
    new Set(
      toldWords()
        .filter(({ command }) => ['help', 'leave', 'silent', 'status', 'wrong'].includes(command))
        .map(({ word }) => plain(word)),
    ),
);

/** Re: and Fwd: in any language are short and end in a colon. */
const ANSWERS = /^(?:\p{L}{1,5}(?:\[\d+\])?\s?[:：]\s*)+/u;
/** Most words of a mail whose subject is the command. */
const FEW_WORDS = 30;
const MOST_WORDS = 120;
/** Lines of a mail that are looked at. */
const MOST_LINES = 60;

/**
 * The command word of a mail to the programme, in its subject or as its whole text. The wish to apply or to come back counts among other
 * words, too.
 */
export function readCommand(mail: { subject: string; own: string }): MailedCommand | null {
  const own = filled(mail.own).slice(0, MOST_LINES).join(' ');
  const body = plain(own);
  const count = body === '' ? 0 : body.split(' ').length;
  const isAnswer = ANSWERS.test(mail.subject);
  const subject = isAnswer ? '' : plain(mail.subject.slice(0, 200));
  const away = readAway(mail.own) ?? (isAnswer ? null : readAway(mail.subject));
  if (away && count <= FEW_WORDS) {
    const more = away.more || (readAway(mail.own) === null && saysMore(mail.own.split('\n')));
    return { command: 'away', locale: away.locale, isAlone: true, more, until: away.until };
  }
  if (asksForBreak(mail.own) && count <= 8)
    return { command: 'away', locale: '', isAlone: true, more: false };
  const whole = meanings().get(body);
  const said = whole ?? meanings().get(firstLine(mail.own)) ?? meanings().get(bare(firstLine(mail.own)));
  if (said && count <= 8) return { ...said, isAlone: true, more: !whole && saysMore(belowFirst(mail.own)) };
  const named = meanings().get(subject);
  if (named && count <= FEW_WORDS)
    return { ...named, isAlone: count <= 8, more: !whole && saysMore(mail.own.split('\n')) };
  // A mail that says that something is wrong is heard, however long it is.
  const cried = wordBeforeColon(mail.own);
  const wrong = [said, named, isWrongTold(cried) ? meanings().get(cried) : undefined].find(
    (one) => one?.command === 'wrong',
  );
  if (wrong) return { ...wrong, isAlone: false, more: true };
  if (count > MOST_WORDS) return null;
  const all = ` ${subject} ${body} `;
  const wish = [...meanings()].find(
    ([phrase, { command }]) => isWish(command, phrase) && all.includes(` ${phrase} `),
  );
  return wish ? { ...wish[1], isAlone: false, more: true } : null;
}

/** Whether a phrase says what somebody would like, also in the middle of a letter. */
const isWish = (command: Command, phrase: string): boolean =>
  (command === 'apply' && phrase !== 'join') || (command === 'back' && phrase.includes(' '));

const filled = (text: string): string[] => text.split('\n').filter(hasWords);

/** Courtesies and greetings of all languages: "Status, please". */
const polite = once(() => {
  const said = answerWords().flatMap(({ content }) => [content.courtesies ?? [], content.greetings ?? []]);
  return [SIGNS.courtesies, ...said]
    .flat()
    .map(plain)
    .sort((one, two) => two.length - one.length);
});
/** A line without the courtesies around its word. */
export function bare(line: string): string {
  let left = line;
  for (let before = ''; before !== left;) {
    before = left;
    const first = polite().find((one) => left.startsWith(`${one} `));
    if (first) left = left.slice(first.length + 1);
    const last = polite().find((one) => left.endsWith(` ${one}`));
    if (last) left = left.slice(0, -last.length - 1);
  }
  return left;
}

/** A name may stand below the word. */
export const firstLine = (text: string): string => plain(filled(text)[0] ?? '');
export const belowFirst = (text: string): string[] => filled(text).slice(1);

/** Whether the mail says only that the person wants to leave for another partner. */
export const asksForAnother = (own: string): boolean =>
  another().has(firstLine(own)) && !saysMore(belowFirst(own));

/** Whether the mail says only that the person wants a break, without an end. */
export const asksForBreak = (own: string): boolean =>
  (pause().has(firstLine(own)) || pause().has(bare(firstLine(own)))) && !saysMore(belowFirst(own));

/** Whether the mail says only that the person wants no more of a kind of mail. */
export const asksToStop = (own: string): boolean => stop().has(firstLine(own)) && !saysMore(belowFirst(own));

/** Whether the mail says only that the person's answers are to be kept. */
export const asksToKeep = (own: string): boolean => saysKeep(firstLine(own)) && !saysMore(belowFirst(own));

const saysKeep = (line: string): boolean => keep().has(line) || keep().has(bare(line));

/** The lines of a mail without those that ask to keep answers; null when no line asks for that. */
export function besideKeep(own: string): string | null {
  const lines = own.split('\n');
  const rest = lines.filter((line) => !saysKeep(plain(line)));
  return rest.length < lines.length ? rest.join('\n') : null;
}

/** Reads whether somebody talked with a partner, when the mail says nothing else. */
export function contactTold(own: string): 'talked' | 'not-yet' | null {
  if (saysMore(belowFirst(own))) return null;
  const [line, plainly] = [firstLine(own), bare(firstLine(own))];
  if (talked().has(line) || talked().has(plainly)) return 'talked';
  return notYet().has(line) || notYet().has(plainly) ? 'not-yet' : null;
}

/** Whether the mail says only that the person agrees to what a partner proposes. */
export function saysAgreed(own: string): boolean {
  const line = firstLine(own);
  return (agreed().has(line) || agreed().has(bare(line))) && !saysMore(belowFirst(own));
}

/** Whether the mail says only one of the words that our mails name. Then it is for us, whoever's mail it answers. */
export const isToldWord = (own: string): boolean =>
  (told().has(firstLine(own)) && !saysMore(belowFirst(own))) || saysAway(own) || asksForBreak(own);

/** Whether the mail says only the word that our mails name for being away, with or without a day. */
function saysAway(own: string): boolean {
  const away = readAway(own);
  return away !== null && away.isTold && !away.more;
}

/** Whether the mail begins with the word that our mails name for trouble, on its own line or in capitals, and goes on. */
export const tellsWrong = (own: string): boolean =>
  (isWrongTold(firstLine(own)) && saysMore(belowFirst(own))) || isWrongTold(wordBeforeColon(own));

const isWrongTold = (word: string): boolean => told().has(word) && meanings().get(word)?.command === 'wrong';

/**
 * The word in capitals that begins a mail, such as "WRONG: he asks for money". In small letters it may begin a letter: "Problem: the
 * library is closed".
 */
function wordBeforeColon(own: string): string {
  const [, word = ''] = /^\s*(\p{Lu}{4,12})\s*[:.!,;–—-]\s*\S/u.exec(filled(own)[0] ?? '') ?? [];
  return plain(word);
}
