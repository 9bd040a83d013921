import type { Bounds, Option } from '../../db/schema.ts';
import type { Texts } from '../../lib/text/texts.ts';
import { MOST_NUMBER } from './limits.ts';
import { hasLength, hasOptions, isCounted } from './question.ts';
import type { QuestionText, QuestionType } from './question.ts';

/** A question's text as an editor enters it; an option without a key is a new one. */
export interface QuestionDraft extends Omit<QuestionText, 'options'> {
  options: readonly { key: string | null; label: Texts }[];
}

type QuestionProblem =
  | 'missing'
  | 'too-long'
  | 'too-few'
  | 'too-many'
  | 'out-of-range'
  | 'not-whole'
  | 'order'
  | 'points';
export type QuestionProblems = Partial<
  Record<'label' | 'help' | 'options' | 'maxLength' | 'bounds', QuestionProblem>
>;

/** The most options to choose from. */
export const MOST_OPTIONS = 60;
const MOST = { label: 300, help: 1000, option: 200, maxLength: 5000 } as const;

/** The problems of a draft; only the programme's source locale is required. */
export function checkQuestion(type: QuestionType, draft: QuestionDraft, source: string): QuestionProblems {
  const problems: QuestionProblems = {};
  if (isBlank(draft.label, source)) problems.label = 'missing';
  else if (longest(draft.label) > MOST.label) problems.label = 'too-long';
  if (longest(draft.help) > MOST.help) problems.help = 'too-long';
  if (hasOptions(type) && draft.options.length < 2) problems.options = 'too-few';
  else if (type !== 'scale' && draft.options.some((option) => isBlank(option.label, source)))
    problems.options = 'missing';
  else if (draft.options.length > MOST_OPTIONS) problems.options = 'too-many';
  else if (draft.options.some((option) => longest(option.label) > MOST.option)) problems.options = 'too-long';
  const { maxLength } = draft;
  if (hasLength(type)) {
    if (maxLength === null) problems.maxLength = 'missing';
    else if (!Number.isInteger(maxLength) || maxLength < 1 || maxLength > MOST.maxLength)
      problems.maxLength = 'out-of-range';
  }
  const bounds = isCounted(type) ? boundsProblem(type, draft.bounds ?? null) : null;
  if (bounds) problems.bounds = bounds;
  return problems;
}

/** Points of a scale: more than ten nobody tells apart. */
const POINTS = { fewest: 3, most: 11 } as const;

const isNumber = (end: number | null): boolean =>
  end === null || (Number.isInteger(end) && Math.abs(end) <= MOST_NUMBER);

function boundsProblem(type: QuestionType, bounds: Bounds | null): QuestionProblem | null {
  const { least, most } = bounds ?? { least: null, most: null };
  if (!isNumber(least) || !isNumber(most)) return 'not-whole';
  if (least !== null && most !== null && least >= most) return 'order';
  if (type !== 'scale') return null;
  if (least === null || most === null) return 'points';
  const points = most - least + 1;
  return points < POINTS.fewest || points > POINTS.most ? 'points' : null;
}

/** Options with a key each: an option keeps its key; a new one gets a key from its words that is not in `taken`. */
export function withKeys(
  options: QuestionDraft['options'],
  source: string,
  taken: ReadonlySet<string>,
): Option[] {
  const used = new Set([...taken, ...options.flatMap((option) => option.key ?? [])]);
  return options.map((option) => {
    const key = option.key ?? freeKey(option.label[source] ?? '', used);
    used.add(key);
    return { key, label: option.label };
  });
}

function freeKey(words: string, used: ReadonlySet<string>): string {
  const plain = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  const base = plain || 'option';
  for (let n = 1; ; n++) {
    const key = n === 1 ? base : `${base}-${n}`;
    if (!used.has(key)) return key;
  }
}

function isBlank(texts: Texts, source: string): boolean {
  return (texts[source] ?? '').trim() === '';
}

function longest(texts: Texts): number {
  return Math.max(0, ...Object.values(texts).map((text) => [...text].length));
}
