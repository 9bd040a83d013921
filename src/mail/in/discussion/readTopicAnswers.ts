import { anyOfThem } from '../../../lib/text/anyOfThem.ts';
import { once } from '../../../lib/once.ts';
import { answerWords } from '../languageWords.ts';
import { fold } from '../trim/index.ts';
import type { Words } from '../wordsOfMail.ts';
import { joinPieces } from './joinPieces.ts';
import type { Piece } from './joinPieces.ts';

export interface TopicAnswer {
  /** The numbered question that the text answers, from 1; null for a text about the topic as a whole. */
  question: number | null;
  text: string;
}

/** "Q2: …", "2) …", "Question 2: …" in the languages of our mails. */
const numberedLine = once(() => {
  const names = answerWords().flatMap(({ content }) => content.question ?? []);
  return new RegExp(`^(?:${anyOfThem(names)})?\\s*[#.№]?\\s*([1-6١-٦])\\s*[).:：、–-]\\s*(\\S.*)$`, 'iu');
});
const LISTED = /^\(?([1-6١-٦])\s*[).:]\s+(.+)$/u;
/** Fewer letters do not identify a question. */
const FEW = 10;

/**
 * Reads a reply to a topic's mail: an answer for each numbered question that it quotes or numbers itself, or else one text. `questions` are
 * the words of each question in every language. Text before the first answer goes with it.
 */
export function readTopicAnswers(
  words: Pick<Words, 'lines' | 'kept'>,
  questions: readonly (readonly string[])[],
): TopicAnswer[] {
  const asked = questions.map((texts) => texts.map(plain));
  const pieces: Piece<number>[] = [{ about: null, lines: [] }];
  let quoted: { question: number; rest: string[] } | null = null;
  let isQuoting = false;
  for (const { text, kind } of words.lines) {
    if (kind === 'end' || kind === 'older') continue;
    const line = text.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '').trim();
    if (kind === 'quoted') {
      if (line === '') continue;
      quoted = goesOn(quoted, line) ?? begins(line, asked);
      isQuoting = true;
      continue;
    }
    if (isQuoting && line !== '') {
      // An answer between the lines belongs to the quoted line right above it.
      pieces.push({ about: quoted?.question ?? null, lines: [] });
      isQuoting = false;
    }
    const numbered = quoted ? null : numberedLine().exec(line);
    const number = numbered ? digit(numbered[1]!) : 0;
    if (numbered && number <= questions.length) pieces.push({ about: number, lines: [numbered[2]!] });
    else pieces.at(-1)!.lines.push(text.trimEnd());
  }
  const answers = joinPieces(pieces).map(({ about, text }) => ({ question: about, text }));
  return answers.length > 0 ? answers : [{ question: null, text: words.kept.trim() }];
}

/** The question that a quoted line begins, with or without its number, and the words of it that are still to come. */
function begins(
  line: string,
  asked: readonly (readonly string[])[],
): { question: number; rest: string[] } | null {
  const listed = LISTED.exec(line);
  const words = plain(listed?.[2] ?? line);
  for (const [index, texts] of asked.entries()) {
    if (listed && digit(listed[1]!) !== index + 1) continue;
    const fitting = texts.filter(
      (text) => text === words || (text.startsWith(words) && (listed !== null || words.length >= FEW)),
    );
    if (words !== '' && fitting.length > 0)
      return { question: index + 1, rest: fitting.map((text) => text.slice(words.length).trim()) };
  }
  return null;
}

/** A quoted line that continues the question above it: mail programs break lines at some seventy letters. */
function goesOn(
  quoted: { question: number; rest: string[] } | null,
  line: string,
): { question: number; rest: string[] } | null {
  const words = plain(line);
  const fitting = (quoted?.rest ?? []).filter((text) => words !== '' && text.startsWith(words));
  return quoted && fitting.length > 0
    ? { question: quoted.question, rest: fitting.map((text) => text.slice(words.length).trim()) }
    : null;
}

const plain = (text: string): string =>
  fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const digit = (text: string): number => ('١٢٣٤٥٦'.includes(text) ? '١٢٣٤٥٦'.indexOf(text) + 1 : Number(text));
