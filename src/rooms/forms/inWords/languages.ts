import { inSheets } from '../../../i18n/sheetWords.ts';
import { once } from '../../../lib/once.ts';
import { LEVELS } from '../values.ts';
import type { LanguageAnswer, LanguageLevel } from '../values.ts';
import { fold, foldedMap, piecesOf } from './fold.ts';
import { languageOf } from './countriesAndLanguages.ts';
import { splitAtAnd } from './splitAtAnd.ts';
import type { ReadValue } from './readValue.ts';

/** How people say how well they speak, in the catalogue's languages; the lower level when in doubt. */
const levels = once(() =>
  foldedMap<LanguageLevel>([
    ...LEVELS.map((level) => [level, level] as const),
    ...LEVELS.flatMap((level) =>
      inSheets((said) => said.levels?.[level]).map((name) => [name, level] as const),
    ),
  ]),
);
/** Words that people write around a language and its level, and that mean neither. */
const beside = once(() => new Set(inSheets((said) => said.besideLanguages?.split(' ').map(fold))));
/** The number of words in the longest level: "good working knowledge". */
const LONGEST = 4;
/** A dash in place of a language: there is none, and a level after it belongs to none. */
const NO_LANGUAGE = /^[-–—]+$/;
/** More words, or letters, are a story, which could name a language for another reason. */
const MOST_WORDS = 12;
const MOST_LETTERS = 400;

interface Said {
  code: string | null;
  level: LanguageLevel | null;
  /** Whether it gives a level and nothing else. */
  isLevelAlone: boolean;
}

const partsIn = (text: string): string[] => piecesOf(text, /[;|,\n،؛。]|\.(?=\s|$)/).flatMap(partsOf);

/**
 * Joins cells of languages and cells of their levels into one text: for "English; Wolof" and "C1; native", each level behind its language.
 * If there are more or fewer levels than languages, the levels within the first cell count, if each language has one there.
 */
export function besideLevels(cells: readonly string[]): string {
  const said: string[] = [];
  for (let at = 0; at < cells.length; at++) {
    const named = partsIn(cells[at]!);
    const levels = partsIn(cells[at + 1] ?? '');
    const areBeside = named.length > 1 && levels.length > 0 && areLevels(levels) && !areLevels(named);
    const isSame = named.length === levels.length;
    if (areBeside && isSame) said.push(...named.flatMap((piece, of) => [piece, levels[of]!]));
    else said.push(cells[at]!);
    if (areBeside && (isSame || named.every(isWhole))) at++;
  }
  return said.join('; ');
}

const areLevels = (pieces: readonly string[]): boolean =>
  pieces.every((piece) => readPiece(piece).isLevelAlone);

function isWhole(piece: string): boolean {
  const { code, level } = readPiece(piece);
  return code !== null && level !== null;
}

/** "English C1; French (B2); Wolof: native; fluent Spanish and a little Arabic" */
export function languagesOf(text: string): ReadValue {
  const found: LanguageAnswer[] = [];
  const pieces = partsIn(text);
  let next: Said | null = null;
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at]!;
    const { code, level: said, isLevelAlone }: Said = next ?? readPiece(piece);
    if (!code && !NO_LANGUAGE.test(piece))
      return { ok: false, reason: isLevelAlone ? 'language-half' : 'unknown-language', piece };
    // "English, fluent". In columns beside each other the level there counts, whatever was chosen for the language.
    const after: Said | null = at + 1 < pieces.length ? readPiece(pieces[at + 1]!) : null;
    next = after?.isLevelAlone ? null : after;
    if (after?.isLevelAlone) at++;
    if (!code) continue;
    const level = after?.isLevelAlone ? after.level : said;
    if (!level) return { ok: false, reason: 'language-half', piece };
    found.push({ code, level });
  }
  return { ok: true, value: found };
}

/** Whether words name a language, or only a level: half of the answer, and not something unknown. */
export function isHalfLanguage(piece: string): boolean {
  const { code, isLevelAlone } = readPiece(piece);
  return code !== null || isLevelAlone;
}

/** A piece, or the parts that "and" joins if only those can be read. */
function partsOf(piece: string): string[] {
  const parts = splitAtAnd(piece);
  return parts.length > 1 && readPiece(piece).code === null ? parts : [piece];
}

function readPiece(piece: string): Said {
  if (piece.length > MOST_LETTERS) return { code: null, level: null, isLevelAlone: false };
  const words = piece
    .split(/[\s:=()[\]/–—]+|-(?=\s|$)|(?<=\s)-/)
    .flatMap(partsOfWord)
    .filter((word) => word !== '');
  if (words.length > MOST_WORDS) return { code: null, level: null, isLevelAlone: false };
  const whole = languageOf(piece.trim());
  if (whole) return { code: whole, level: null, isLevelAlone: false };
  const said: LanguageLevel[] = [];
  const rest: string[] = [];
  for (let at = 0; at < words.length;) {
    const found = levelAt(words, at);
    if (found) said.push(found.level);
    else rest.push(words[at]!);
    at += found?.size ?? 1;
  }
  const named = rest.filter((word) => !beside().has(fold(word)));
  // "de C1" is German, although "de" also stands around languages.
  const code = languageOf(rest.join(' ')) ?? nameIn(named);
  return {
    code,
    level: lowest(said),
    isLevelAlone: code === null && said.length > 0 && named.length === 0,
  };
}

/** The level that the most words from `at` on express; Arabic joins "and" to the first of them. */
function levelAt(words: readonly string[], at: number): { level: LanguageLevel; size: number } | null {
  for (let size = Math.min(LONGEST, words.length - at); size > 0; size--) {
    const said = fold(words.slice(at, at + size).join(' '));
    const level = levels().get(said) ?? levels().get(withoutAnd(said));
    if (level) return { level, size };
  }
  return null;
}

/** Splits "English-C1" and "B1-B2", but not "pt-BR". */
function partsOfWord(word: string): string[] {
  const dash = word.lastIndexOf('-');
  return dash > 0 && levels().has(fold(word.slice(dash + 1)))
    ? [word.slice(0, dash), word.slice(dash + 1)]
    : [word];
}

const nameIn = (words: readonly string[]): string | null =>
  languageOf(words.join(' ')) ?? languageOf(words.map(withoutArticle).join(' '));

/** Removes the article: "d’anglais", "l'espagnol", "والفرنسية", "بالإنجليزية". */
const withoutArticle = (word: string): string =>
  articles().reduce((left, article) => left.replace(article, ''), word);
const articles = once(() =>
  inSheets((said) => said.beforeLanguages?.map((article) => new RegExp(article, 'iu'))),
);
const withoutAnd = (word: string): string => {
  const and = inSheets(({ andBefore }) => (andBefore ? [andBefore] : [])).find((one) => word.startsWith(one));
  return word.slice(and?.length ?? 0);
};

/** The lowest of several levels: nobody should have to live up to "B1 to B2", or to "good, C1". */
const lowest = (said: readonly LanguageLevel[]): LanguageLevel | null =>
  LEVELS.find((level) => said.includes(level)) ?? null;
