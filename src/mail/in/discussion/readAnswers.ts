import { fold, judgeLines } from '../trim/index.ts';
import { wordsOf } from '../words.ts';

export interface TopicAnswer {
  /** The numbered question it answers, from 1; null for what is about the topic as a whole. */
  question: number | null;
  text: string;
}

/** "Q2: …", "2) …", "Question 2: …" in the languages of our mails. */
const NUMBERED =
  /^(?:q|question|pregunta|frage|pergunta|domanda|السؤال|سؤال)?\s*[#.№]?\s*([1-6١-٦])\s*[).:：、–-]\s*(\S.*)$/iu;
const LISTED = /^\(?([1-6١-٦])\s*[).:]\s+(.+)$/u;
/** Fewer letters of a question tell nothing. */
const FEW = 10;

/**
 * What a reply to a topic's mail says: an answer for each numbered question it quotes or numbers itself, or one text when it does
 * neither. `questions` are their words in every language. What stands before the first answer goes with it.
 */
export function readTopicAnswers(
  message: { text: string; html: string },
  questions: readonly (readonly string[])[],
): TopicAnswer[] {
  const asked = questions.map((texts) => texts.map(plain));
  const found: { question: number | null; lines: string[] }[] = [{ question: null, lines: [] }];
  let quoted: { question: number; rest: string[] } | null = null;
  let isQuoting = false;
  for (const { text, kind } of judgeLines(message)) {
    if (kind === 'end' || kind === 'older') continue;
    const line = text.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '').trim();
    if (kind === 'quoted') {
      if (line === '') continue;
      quoted = goesOn(quoted, line) ?? begins(line, asked);
      isQuoting = true;
      continue;
    }
    if (isQuoting && line !== '') {
      // An answer between the lines belongs to what stands right above it.
      found.push({ question: quoted?.question ?? null, lines: [] });
      isQuoting = false;
    }
    const numbered = quoted ? null : NUMBERED.exec(line);
    const number = numbered ? digit(numbered[1]!) : 0;
    if (numbered && number <= questions.length) found.push({ question: number, lines: [numbered[2]!] });
    else found.at(-1)!.lines.push(text.trimEnd());
  }
  return settle(found, wordsOf(message).kept);
}

/** Texts that answer no question go with the answer that follows, or else with the one before. */
function settle(found: readonly { question: number | null; lines: string[] }[], kept: string): TopicAnswer[] {
  if (found.every(({ question }) => question === null)) return [{ question: null, text: kept.trim() }];
  const answers = new Map<number, string[]>();
  let loose: string[] = [];
  let last: string[] | null = null;
  for (const { question, lines } of found) {
    const text = lines.join('\n').trim();
    if (text === '') continue;
    if (question === null) {
      if (last) last.push(text);
      else loose.push(text);
      continue;
    }
    const parts = answers.get(question) ?? [];
    parts.push(...loose, text);
    answers.set(question, parts);
    [last, loose] = [parts, []];
  }
  return [...answers].map(([question, parts]) => ({ question, text: parts.join('\n\n') }));
}

/** The question that a quoted line begins, with or without its number, and what of its words is still to come. */
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

/** A quoted line that goes on with the question above it: mails are broken at some seventy letters. */
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
