import type { Line } from './lines.ts';
import { allOf } from './phrases.ts';
import { anyWord } from './words.ts';

const WROTE = anyWord(allOf((phrases) => phrases.wrote));
const OPENERS = allOf((phrases) => phrases.openers);

const year = /(?<!\d)(?:19|2[05])\d\d(?!\d)/;
const numericDate = /(?<!\d)\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}(?!\d)/;
const time = /(?<!\d)\d{1,2} ?[:.h] ?\d\d(?!\d)|\d{1,2} ?(?:時|点|點|시|นาฬิกา)/;
const address = /\S@\S/;
const bracketed = /[<(]\S+@[^\s<>()]+[>)]/;
/** "… <amina@example.org>:" is all that some languages write. */
const endsWithAddress = /@[^\s:]+:$/;

/** The longest a mail program breaks it: date, name, address and "wrote:" each on a line. */
const LINES = 4;

/**
 * Where the line "On … wrote:" begins that ends at `end`; null when that line is something else. `quoteFollows`: marked quotes come
 * next, which is the surer sign; without them only a full line with verb, day, time and an address in brackets counts.
 */
export function attributionStart(lines: readonly Line[], end: number, quoteFollows: boolean): number | null {
  if (!endsLikeOne(lines[end]?.text ?? '', quoteFollows)) return null;
  let joined = '';
  let fallback: number | null = null;
  for (let at = end; at > end - LINES && at >= 0; at--) {
    const line = lines[at];
    if (!line || line.text === '' || line.origin !== 'plain') break;
    joined = joined === '' ? line.text : `${line.text} ${joined}`;
    if (!isWhole(joined, quoteFollows)) continue;
    if (hasDay(joined) && canBegin(line.text)) return withNameAbove(lines, at);
    if (isDated(joined) ? canBegin(line.text) : /^[^<]{2,}\S@\S/.test(line.text)) fallback ??= at;
  }
  return fallback;
}

function endsLikeOne(text: string, quoteFollows: boolean): boolean {
  return text.endsWith(':') || (quoteFollows && WROTE.test(text.slice(-60)) && isDated(text));
}

function isWhole(text: string, quoteFollows: boolean): boolean {
  if (text.length > 700) return false;
  const hasAddress = address.test(text);
  const hasTime = time.test(text);
  if (WROTE.test(text)) {
    if (quoteFollows) return hasAddress || (hasTime && hasDay(text));
    return hasTime && hasDay(text) && bracketed.test(text);
  }
  return quoteFollows && hasTime && isDated(text) && endsWithAddress.test(text);
}

const hasDay = (text: string): boolean => year.test(text) || numericDate.test(text);
const isDated = (text: string): boolean => hasDay(text) || time.test(text);

function canBegin(text: string): boolean {
  if (/^[<(["']?\S*@/.test(text)) return false;
  return isDated(text) || address.test(text) || OPENERS.some((opener) => text.startsWith(`${opener} `));
}

/** In some languages the name and address come first, and may stand on a line of their own. */
function withNameAbove(lines: readonly Line[], at: number): number {
  const first = lines[at];
  const above = lines[at - 1];
  if (!first || !above || above.origin !== 'plain' || address.test(first.text)) return at;
  return /^[^.!?]{1,120}<\S+@\S+>,?$/.test(above.text) ? at - 1 : at;
}
