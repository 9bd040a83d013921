import { saysMore } from './saysMore.ts';

const DIGITS = '0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹';
const NUMBER = /^(\p{Nd})[.)]?$/u;

/** The number that somebody's words are, in whichever digits, with nothing around it but a greeting, thanks or a name; 0 for anything else. */
export function numberAlone(own: string): number {
  const lines = own.split('\n').map((line) => line.trim());
  const [line, ...more] = lines.filter((one) => NUMBER.test(one));
  const digit = line === undefined ? undefined : NUMBER.exec(line)?.[1];
  if (digit === undefined || more.length > 0 || saysMore(lines.filter((one) => one !== line))) return 0;
  return Math.max(0, DIGITS.indexOf(digit)) % 10;
}
