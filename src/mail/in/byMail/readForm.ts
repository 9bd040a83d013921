import { plainDigits } from '../../../lib/text/digits.ts';
import { fold } from '../trim/index.ts';
import type { JudgedLine } from '../trim/index.ts';
import { withoutSignOff } from './signOff.ts';

/** The marks of the form by mail: `[3] Country` before a question, `[3] =` where its answer goes. */
const LABEL = /^\[(\p{Nd}{1,3})\]\s*(?![\s=:：])(.+)$/u;
const SLOT = /^\[(\p{Nd}{1,3})\]\s*[=:：]\s*(.*)$/u;
/**
 * Numbers that people write before their answers themselves: "3. Senegal", "3) Senegal", "3: Senegal", "3/ Senegal", or the number above
 * the answer.
 */
const NUMBERED = /^\(?(\p{Nd}{1,3})\s*(?:[).:=：、．-]|\/(?=\s|$))\s*(.*)$/u;

export interface AskedLabel {
  /** The words of the question, in each language. */
  labels: readonly string[];
  /** Whether the answer is the writer's name. */
  isName?: boolean;
}

/**
 * The answers in a reply to the form by mail, by the number of the question, from 1. An answer stands behind its slot, below the quoted
 * question, or after a number written by hand above everything. Text without a number is left out; the coordinators see it. Empty answers
 * do not count, nor do the good wishes and name (of `names`) at the end of a mail.
 */
export function readForm(
  lines: readonly JudgedLine[],
  asked: readonly AskedLabel[],
  names: readonly string[] = [],
): Answers {
  const inSlots = readSlots(lines, asked, names);
  return inSlots.size > 0 ? inSlots : collect(lines, asked, { byHand: true, names }).answers;
}

/** The writer's own lines that answer no question: above the first answer, or below the end of the form. */
export function readBeside(lines: readonly JudgedLine[], asked: readonly AskedLabel[]): string[] {
  const inSlots = collect(lines, asked, { byHand: false, names: [] });
  return inSlots.answers.size > 0
    ? inSlots.beside
    : collect(lines, asked, { byHand: true, names: [] }).beside;
}

/** Reads only what stands behind the form's marks. In a mail that asks for something else, "1. Yes" may be an answer to that. */
export const readSlots = (
  lines: readonly JudgedLine[],
  asked: readonly AskedLabel[],
  names: readonly string[] = [],
): Answers => collect(lines, asked, { byHand: false, names }).answers;

type Answers = Map<number, string>;

interface Open {
  number: number;
  kind: JudgedLine['kind'];
  /** After a question but before its slot: only text between quoted lines is an answer there. */
  isLabel: boolean;
}

function collect(
  lines: readonly JudgedLine[],
  asked: readonly AskedLabel[],
  { byHand, names }: { byHand: boolean; names: readonly string[] },
): { answers: Answers; beside: string[] } {
  const answers = new Map<number, string[]>();
  const beside: string[] = [];
  let open: Open | null = null;
  let last = 0;
  const add = (number: number, text: string): void => {
    if (number < 1 || number > asked.length) return;
    if (text.trim() !== '') last = number;
    const parts = answers.get(number);
    if (parts) parts.push(text);
    else answers.set(number, [text]);
  };
  for (const { text, kind } of lines) {
    if (kind === 'end') continue;
    const line = text.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '').trim();
    const begun = begin(line, kind, asked, byHand);
    if (begun) {
      open = begun.open;
      if (begun.text !== '') add(open.number, begun.text);
    } else if (kind === 'own' && !(open && open.number > 0)) beside.push(text.trimEnd());
    else if (open && continues(open, kind)) add(open.number, text.trimEnd());
    else if (open && line !== '' && kind !== open.kind && kind !== 'own') open = null;
  }
  const texts = new Map([...answers].map(([number, parts]) => [number, parts.join('\n').trim()] as const));
  const named = asked.flatMap(({ isName }, at) => (isName ? [texts.get(at + 1) ?? ''] : []));
  const signed = texts.get(last);
  if (signed !== undefined) texts.set(last, withoutSignOff(signed, [...names, ...named]));
  return { answers: new Map([...texts].filter(([, text]) => text !== '')), beside };
}

/** The question that a line begins, and the part of its answer on that line. */
function begin(
  line: string,
  kind: JudgedLine['kind'],
  asked: readonly AskedLabel[],
  byHand: boolean,
): { open: Open; text: string } | null {
  const slot = SLOT.exec(line);
  if (slot) return { open: { number: numberOf(slot[1]), kind, isLabel: false }, text: slot[2]?.trim() ?? '' };
  const label = LABEL.exec(line);
  if (label) {
    const number = numberOf(label[1]);
    const words = label[2]?.trim() ?? '';
    if (kind === 'quoted' || number === 0 || isLabelOf(asked[number - 1], words))
      return { open: { number, kind, isLabel: true }, text: '' };
    return { open: { number, kind, isLabel: false }, text: words };
  }
  const numbered = byHand && kind === 'own' ? NUMBERED.exec(line) : null;
  const number = numberOf(numbered?.[1]);
  if (!numbered || number < 1 || number > asked.length) return null;
  return { open: { number, kind, isLabel: false }, text: numbered[2]?.trim() ?? '' };
}

/** Also "[٣] =". */
const numberOf = (digits: string | undefined): number => Number(plainDigits(digits ?? 'none'));

function continues(open: Open, kind: JudgedLine['kind']): boolean {
  if (open.isLabel) return open.kind === 'quoted' && kind === 'own';
  return kind === open.kind || kind === 'own';
}

/** Characters of a line that may be the words of a question. */
const LONGEST_LABEL = 2000;

/** Mail programs break long lines, so the beginning is enough. */
function isLabelOf(question: AskedLabel | undefined, words: string): boolean {
  const written = fold(words.slice(0, LONGEST_LABEL));
  const begins = written.slice(0, 24);
  return (question?.labels ?? []).some((label) => {
    const whole = fold(label);
    return whole !== '' && (whole.startsWith(begins) || written.startsWith(whole));
  });
}
