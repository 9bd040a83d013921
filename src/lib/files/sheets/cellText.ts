/** How a cell shows its number. */
export type NumberLook = 'number' | 'day' | 'time' | 'both';

/** Days and times among the formats without a code (ECMA-376, part 1, section 18.8.30), including East Asian ones. */
const KNOWN: readonly (readonly [from: number, to: number, look: NumberLook])[] = [
  [14, 17, 'day'],
  [18, 21, 'time'],
  [22, 22, 'both'],
  [27, 31, 'day'],
  [32, 35, 'time'],
  [36, 36, 'day'],
  [45, 47, 'time'],
  [50, 58, 'day'],
];

/** The look of a number format, found by its number or its code. */
export function dateLike(id: number, code: string | undefined): NumberLook {
  const known = KNOWN.find(([from, to]) => id >= from && id <= to);
  if (code === undefined) return known?.[2] ?? 'number';
  // Remove quoted words, colours and places, and the formats for other numbers.
  const bare = code
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[(?!h|m|s)[^\]]*\]/gi, '')
    .split(';')[0]!;
  const [day, time] = [/[yd]/i.test(bare), /[hs]/i.test(bare)];
  if (day && time) return 'both';
  if (day) return 'day';
  if (time) return 'time';
  return /m/i.test(bare) && !/[0#?]/.test(bare) ? 'day' : 'number';
}

const DAY_MS = 86_400_000;

/** A number in the form in which it is read further: `5`, `2027-03-01`, `18:30`, `2027-03-01 18:30`. */
export function numberText(text: string, look: NumberLook, since1904: boolean): string {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) return text;
  if (look === 'number') return String(number);
  // The calendar of 1900 counts a 29 February that never was; subtract one for days before it.
  const days = since1904 ? number + 1462 : number < 60 ? number + 1 : number;
  const at = new Date(Math.round((days - 25_569) * 1440) * 60_000);
  if (Number.isNaN(at.getTime()) || at.getTime() > 2_932_896 * DAY_MS) return String(number);
  const [day = '', time = ''] = at.toISOString().split('T');
  const clock = time.slice(0, 5);
  if (look === 'time') return clock;
  return look === 'both' && clock !== '00:00' ? `${day} ${clock}` : day;
}

/** The column of a cell from 0, by its name: `C7` is 2; -1 for none. */
export function columnOf(name: string): number {
  const letters = /^\$?([A-Z]{1,3})\$?\d*$/i.exec(name)?.[1]?.toUpperCase();
  if (!letters) return -1;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The name of a column: 2 is `C`. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest >= 0 ? columnName(rest) : '') + String.fromCharCode(65 + (column % 26));
}
