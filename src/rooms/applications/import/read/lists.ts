import type { Option } from '../../../../db/schema.ts';
import { LEVELS } from '../../values.ts';
import type { LanguageAnswer, LanguageLevel } from '../../values.ts';
import { fold, foldedMap, piecesOf } from '../fold.ts';
import { languageOf } from '../names.ts';
import type { ReadValue } from './types.ts';

const optionNames = new WeakMap<readonly Option[], Map<string, string>>();

/** Key of an option by its key or by its label in any language. */
export function optionOf(options: readonly Option[], text: string): string | null {
  let names = optionNames.get(options);
  if (!names) {
    names = foldedMap([
      ...options.map(({ key }) => [key, key] as const),
      ...options.flatMap(({ key, label }) => Object.values(label).map((name) => [name, key] as const)),
    ]);
    optionNames.set(options, names);
  }
  return names.get(fold(text)) ?? null;
}

/** Option keys from a cell with several, between semicolons, bars, commas or line breaks. A label may hold such a sign itself. */
export function manyOf(options: readonly Option[], text: string): ReadValue {
  const parts = text.split(/[;|,\n،؛]/);
  const keys: string[] = [];
  for (let at = 0; at < parts.length;) {
    if (parts[at]!.trim() === '') {
      at++;
      continue;
    }
    // The longest run of parts that is an option together.
    let end = Math.min(parts.length, at + 8);
    let key: string | null = null;
    for (; end > at; end--) {
      key = optionOf(options, parts.slice(at, end).join(' '));
      if (key) break;
    }
    if (!key) return { ok: false, reason: 'unknown-option', piece: parts[at]! };
    keys.push(key);
    at = end;
  }
  return { ok: true, value: [...new Set(keys)] };
}

/** Words for somebody's first language. */
const NATIVE = new Set(
  [
    'native',
    'native speaker',
    'mother tongue',
    'first language',
    'nativo',
    'nativa',
    'lengua materna',
    'natif',
    'native',
    'langue maternelle',
    'maternelle',
    'اللغة الأم',
    'لغة أم',
    'اللغة الأولى',
  ].map(fold),
);

/** "English C1; French (B2); Wolof: native" */
export function languagesOf(text: string): ReadValue {
  const found: LanguageAnswer[] = [];
  for (const piece of piecesOf(text, /[;|,\n،؛]/)) {
    const read = languageAndLevel(piece);
    if (!read.code) return { ok: false, reason: 'unknown-language', piece };
    if (!read.level) return { ok: false, reason: 'language-half', piece };
    found.push({ code: read.code, level: read.level });
  }
  return { ok: true, value: found };
}

function languageAndLevel(piece: string): { code: string | null; level: LanguageLevel | null } {
  const words = piece.split(/[\s:=()[\]/–—]+/).filter((word) => word !== '');
  // The level stands last ("French B2") or, less often, first; a first language may take two words, the second of them one too.
  for (const size of [2, 1]) {
    if (words.length <= size) continue;
    const last = levelOf(words.slice(-size).join(' '));
    if (last) return { code: languageOf(words.slice(0, -size).join(' ')), level: last };
    const first = levelOf(words.slice(0, size).join(' '));
    if (first) return { code: languageOf(words.slice(size).join(' ')), level: first };
  }
  const dash = /^(.+?)\s*-\s*([^-]+)$/.exec(piece);
  const level = dash ? levelOf(dash[2]!) : null;
  if (dash && level) return { code: languageOf(dash[1]!.trim()), level };
  return { code: languageOf(piece.trim()), level: null };
}

function levelOf(text: string): LanguageLevel | null {
  const folded = fold(text);
  if (NATIVE.has(folded)) return 'native';
  return LEVELS.find((level) => level !== 'native' && level.toLowerCase() === folded) ?? null;
}
