import { HOUR_WORDS, wakingHours } from './clock.ts';
import { type BitRows, type Codes, codeOf, type Lists, mutualLists, packSets } from './packing.ts';
import type { Candidate } from './types.ts';
import { compileWishes, type CompiledWishes } from './wishes.ts';

/** Candidates packed for comparing everybody with everybody: column i is candidate i. An absent word is -1. */
export type Compiled = {
  n: number;
  candidates: readonly Candidate[];
  country: Int32Array;
  employer: Int32Array;
  sector: Int32Array;
  role: Int32Array;
  stage: Int32Array;
  frequency: Int32Array;
  offset: Int32Array;
  /** `HOUR_WORDS` words a row. */
  hours: Uint32Array;
  /** Language codes, ascending in each list, and the level of each beside it. */
  languages: Lists;
  levels: Int32Array;
  interests: BitRows;
  contactWays: BitRows;
  regions: BitRows;
  ruledOut: Lists;
  former: Lists;
  wishes: CompiledWishes;
  /** Answers of all people, by question. */
  answers: Map<string, Int32Array>;
  /** The same answers as numbers, if they are numbers. */
  amounts: Map<string, Float64Array>;
};

/** The numbers given to words; wishes use them too. */
export type Dictionaries = Record<
  'country' | 'region' | 'language' | 'sector' | 'role' | 'stage' | 'interest',
  Codes
>;

/**
 * Packs candidates once, in the given order, so that `pairAllowed` and `score` take tens of nanoseconds. Throws if two candidates share an
 * id, `hours` is not 11 words, a priority is not an integer from 0 to 1000, or an offset or an order is not a number.
 */
export function compile(candidates: readonly Candidate[]): Compiled {
  if (new Set(candidates.map((c) => c.id)).size !== candidates.length) {
    throw new Error('Two candidates have the same id.');
  }
  for (const { id, priority = 0, order, utcOffsetMinutes: offset } of candidates) {
    if (!Number.isInteger(priority) || priority < 0 || priority > 1000)
      throw new Error(`Candidate ${id}: priority must be an integer from 0 to 1000, not ${priority}.`);
    if (!Number.isFinite(order)) throw new Error(`Candidate ${id}: order must be a number, not ${order}.`);
    if (!Number.isFinite(offset))
      throw new Error(`Candidate ${id}: utcOffsetMinutes must be a number, not ${offset}.`);
  }
  const words: Dictionaries = {
    country: new Map(),
    region: new Map(),
    language: new Map(),
    sector: new Map(),
    role: new Map(),
    stage: new Map(),
    interest: new Map(),
  };
  const column = (codes: Codes, word: (c: Candidate) => string | undefined): Int32Array => {
    const numbers = new Int32Array(candidates.length);
    for (let i = 0; i < numbers.length; i++) numbers[i] = codeOf(codes, word(candidates[i]!));
    return numbers;
  };
  const packed = {
    n: candidates.length,
    candidates,
    country: column(words.country, (c) => c.country),
    employer: column(new Map(), (c) => c.employer),
    sector: column(words.sector, (c) => c.sector),
    role: column(words.role, (c) => c.role),
    stage: column(words.stage, (c) => c.stage),
    frequency: column(new Map(), (c) => c.frequency),
    offset: Int32Array.from(candidates.map((c) => c.utcOffsetMinutes)),
    hours: packHours(candidates),
    ...packLanguages(candidates, words.language),
    interests: packSets(
      candidates.map((c) => c.interests),
      words.interest,
    ),
    contactWays: packSets(
      candidates.map((c) => c.contactWays),
      new Map(),
    ),
    regions: packSets(
      candidates.map((c) => c.regions ?? []),
      words.region,
    ),
    ruledOut: mutualLists(candidates, (c) => c.excluded),
    former: mutualLists(candidates, (c) => c.former),
  };
  const questions = new Set(candidates.flatMap((c) => Object.keys(c.answers ?? {})));
  const answers = new Map(
    Array.from(questions, (question) => [question, column(new Map(), (c) => c.answers?.[question])] as const),
  );
  const amounts = new Map(
    Array.from(questions, (question) => [question, amountsOf(candidates, question)] as const),
  );
  return { ...packed, answers, amounts, wishes: compileWishes(candidates, words) };
}

/** Answers as numbers; NaN for an answer that is not a number, and for none. */
function amountsOf(candidates: readonly Candidate[], question: string): Float64Array {
  return Float64Array.from(candidates, ({ answers }) => {
    const answer = answers?.[question] ?? '';
    return answer === '' ? Number.NaN : Number(answer);
  });
}

/** Each language once, with the best level given, ascending by code. */
function packLanguages(
  candidates: readonly Candidate[],
  codes: Codes,
): { languages: Lists; levels: Int32Array } {
  const start = new Int32Array(candidates.length + 1);
  const items: number[] = [];
  const levels: number[] = [];
  for (let i = 0; i < candidates.length; i++) {
    const first = items.length;
    for (const { code, level } of candidates[i]!.languages) {
      const number = codeOf(codes, code);
      let at = first;
      while (at < items.length && items[at]! < number) at++;
      if (at === items.length) {
        items.push(number);
        levels.push(level);
      } else if (items[at] === number) {
        levels[at] = Math.max(level, levels[at]!);
      } else {
        items.splice(at, 0, number);
        levels.splice(at, 0, level);
      }
    }
    start[i + 1] = items.length;
  }
  return { languages: { start, items: Int32Array.from(items) }, levels: Int32Array.from(levels) };
}

function packHours(candidates: readonly Candidate[]): Uint32Array {
  const rows = new Uint32Array(candidates.length * HOUR_WORDS);
  const waking = new Map<number, Uint32Array>();
  for (let i = 0; i < candidates.length; i++) {
    const { id, hours, utcOffsetMinutes: offset } = candidates[i]!;
    if (hours !== undefined && hours.length !== HOUR_WORDS) {
      throw new Error(`Candidate ${id}: hours must be ${HOUR_WORDS} words, not ${hours.length}.`);
    }
    if (hours === undefined && !waking.has(offset)) waking.set(offset, wakingHours(offset));
    const words = hours ?? waking.get(offset)!;
    for (let k = 0; k < HOUR_WORDS; k++) rows[i * HOUR_WORDS + k] = words[k]!;
  }
  return rows;
}
