import { saysMore } from './saysMore.ts';

const DIGITS = '0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹';
const NUMBER = /^(\p{Nd})[.)]?$/u;

/** The number in a mail that holds nothing else but a greeting, thanks or a name, in any script's digits; 0 for any other mail. */
export function numberAlone(own: string): number {
  const lines = own.split('\n').map((line) => line.trim());
  const [line, ...more] = lines.filter((one) => NUMBER.test(one));
  const digit = line === undefined ? undefined : NUMBER.exec(line)?.[1];
  if (digit === undefined || more.length > 0 || saysMore(lines.filter((one) => one !== line))) return 0;
  return Math.max(0, DIGITS.indexOf(digit)) % 10;
}
