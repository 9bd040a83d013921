import { inSheets } from '../../../i18n/sheetWords.ts';
import { anyOfThem } from '../../../lib/text/anyOfThem.ts';
import { once } from '../../../lib/once.ts';
import type { Question } from '../question.ts';
import { WISH_ROLES, WISH_SUBJECTS } from '../values.ts';
import type { WishAnswer, WishStrength, WishSubjectKey } from '../values.ts';
import { fold, foldedMap, piecesOf } from './fold.ts';
import { countryOf, languageOf, regionOf } from './countriesAndLanguages.ts';
import { optionOf } from './options.ts';
import type { ReadValue } from './readValue.ts';

const subjectNames = once(() =>
  foldedMap(
    WISH_SUBJECTS.flatMap((key) =>
      [key, ...inSheets(({ wishes }) => wishes?.subjects?.[key])].map((name) => [name, key] as const),
    ),
  ),
);
const strengths = once(() =>
  foldedMap<WishStrength>(
    (['must', 'important', 'wish'] as const).flatMap((strength) =>
      inSheets(({ wishes }) => wishes?.[strength]).map((word) => [word, strength] as const),
    ),
  ),
);
const hoursApart = once(
  () => new RegExp(`^(\\d{1,2})\\s*(?:h|${anyOfThem(inSheets(({ hour }) => hour))})?$`, 'i'),
);

/** "country: Japan; must language: French; important zone: 4; sector: school (must)" */
export function wishesOf(text: string, questions: readonly Question[]): ReadValue {
  const found: WishAnswer[] = [];
  for (const piece of piecesOf(text)) {
    const match = /^([^:=]+)[:=](.*?)(?:\(([^()]*)\))?\s*$/s.exec(piece);
    const words = match?.[1]?.trim().split(/\s+/) ?? [];
    let strength = strengthOf(words[0]);
    if (strength) words.shift();
    const about = subjectNames().get(fold(words.join(' ')));
    let value = match?.[2]?.trim() ?? '';
    const after = strengthOf(match?.[3]?.trim());
    if (after) strength = after;
    // Words in brackets may belong to the name: "Congo (Kinshasa)".
    else if (match?.[3] !== undefined) value = `${value} (${match[3]})`;
    const wanted = about ? wantedOf(about, value, questions) : null;
    if (!about || wanted === null) return { ok: false, reason: 'unknown-wish', piece };
    found.push({ about, value: wanted, strength: strength ?? 'wish' });
  }
  return { ok: true, value: found };
}

const strengthOf = (word: string | undefined): WishStrength | null =>
  strengths().get(fold(word ?? '')) ?? null;

function wantedOf(
  about: WishSubjectKey,
  text: string,
  questions: readonly Question[],
): string | number | null {
  switch (about) {
    case 'country':
      return countryOf(text);
    case 'region':
      return regionOf(text);
    case 'language':
      return languageOf(text);
    case 'zone': {
      const hours = hoursApart().exec(text);
      return hours ? Number(hours[1]) : null;
    }
    default: {
      const asked = questions.find(({ role }) => role === WISH_ROLES[about]);
      return asked ? optionOf(asked.options, text) : null;
    }
  }
}
