import { fold } from '../../../lib/text/fold.ts';
import { once } from '../../../lib/once.ts';
import { answerWords } from '../languageWords.ts';
import { SIGNS } from '../yesNo/signs.ts';

const WORD = /[\p{L}\p{M}\p{N}’']+/gu;
const tokens = (text: string): string[] =>
  (fold(text).match(WORD) ?? []).map((word) => word.replaceAll("'", '’'));

const phrasesOf = (phrases: readonly string[]): Set<string> =>
  new Set(phrases.map((phrase) => tokens(phrase).join(' ')));
const valedictions = once(() =>
  phrasesOf(answerWords().flatMap(({ content }) => content.valedictions ?? [])),
);
const courtesies = once(() =>
  phrasesOf([...SIGNS.courtesies, ...answerWords().flatMap(({ content }) => content.courtesies ?? [])]),
);
const MOST_WORDS = 6;
/** A name and the lines below it, such as a town. */
const NAME_LINES = 2;

type Line = 'valediction' | 'courtesy' | 'name' | 'own-name' | 'blank' | 'words';

/**
 * An answer without the good wishes and the name below it: the writer signs the mail, not the last answer of the form. `names` are the
 * writer's. Good wishes alone are no answer. Thanks alone stay, and so does a name without good wishes before it.
 */
export function withoutSignOff(text: string, names: readonly string[]): string {
  const lines = text.split('\n');
  const own = new Set(
    names.flatMap((name) => [name, name.trim().split(/\s+/)[0] ?? '']).map((name) => tokens(name).join(' ')),
  );
  const kinds = lines.map((line) => kindOf(line, own));
  let end = lastOf(kinds, kinds.length);
  let at = end;
  for (let named = 0; at > 0 && named < NAME_LINES && isName(kinds[at - 1]); named++) at--;
  const isNamed = at < end;
  let cut = at;
  for (let up = lastOf(kinds, at); up > 0 && isWish(kinds[up - 1]); up = lastOf(kinds, up - 1)) cut = up - 1;
  const wishes = kinds.slice(cut, end).filter(isWish);
  const before = lastOf(kinds, cut);
  // Text below thanks alone may still be part of the answer.
  const isSigned = kinds.slice(at, end).every((kind) => kind !== 'name');
  if (wishes.includes('valediction') || (wishes.length > 0 && before > 0 && isSigned)) end = before;
  // "Mei", apart from the answer, with no good wishes before it.
  else if (isNamed && kinds[end - 1] === 'own-name' && kinds[end - 2] === 'blank')
    end = lastOf(kinds, end - 1);
  return lines.slice(0, end).join('\n').trim();
}

const isName = (kind: Line | undefined): boolean => kind === 'name' || kind === 'own-name';
const isWish = (kind: Line | undefined): boolean => kind === 'valediction' || kind === 'courtesy';

/** The end of the text before `end`, without the blank lines. */
function lastOf(kinds: readonly Line[], end: number): number {
  let at = end;
  while (at > 0 && kinds[at - 1] === 'blank') at--;
  return at;
}

function kindOf(line: string, own: ReadonlySet<string>): Line {
  const said = tokens(line.slice(0, 200));
  if (said.length === 0) return 'blank';
  const [wish, name, more] = line.split(/[,،]/);
  if (valedictions().has(said.join(' '))) return 'valediction';
  // "Saludos, Mei"
  if (more === undefined && valedictions().has(tokens(wish!).join(' ')) && isNameLine(name ?? ''))
    return 'valediction';
  if (said.length <= MOST_WORDS * 2 && isMadeOf(said, 0))
    return said.some((_, at) => valedictions().has(said.slice(at).join(' '))) ? 'valediction' : 'courtesy';
  if (own.has(said.join(' '))) return 'own-name';
  return isNameLine(line) ? 'name' : 'words';
}

/** Whether all words from `at` on are wishes and courtesies, one after the other: "Muchas gracias. Saludos cordiales". */
function isMadeOf(said: readonly string[], at: number): boolean {
  if (at === said.length) return true;
  for (let size = Math.min(MOST_WORDS, said.length - at); size > 0; size--) {
    const phrase = said.slice(at, at + size).join(' ');
    if ((courtesies().has(phrase) || valedictions().has(phrase)) && isMadeOf(said, at + size)) return true;
  }
  return false;
}

/** In scripts without capitals, and in those without spaces, fewer words may count as a name. */
const LONGEST = { cased: 4, uncased: 3, unspaced: 4 };
export const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u;

/** A line that could be a name: few words, each with a capital where there are capitals. */
function isNameLine(line: string): boolean {
  if (/[\p{Nd}!?:;؟؛]|[.,،]\s*\S/u.test(line.trim())) return false;
  const all = line.match(WORD) ?? [];
  if (UNSPACED.test(line)) return all.length === 1 && [...all[0]!].length <= LONGEST.unspaced;
  const most = all.every((word) => /^\p{Lu}/u.test(word)) ? LONGEST.cased : LONGEST.uncased;
  return all.length > 0 && all.length <= most && all.every((word) => /^[\p{Lu}\p{Lo}]/u.test(word));
}
