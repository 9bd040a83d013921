const OTHER = /(?![0-9])\p{Nd}/gu;

/** A text with the digits of any script as 0 to 9. */
export const plainDigits = (text: string): string => text.replace(OTHER, plainDigit);

/** Unicode places the ten digits of a script from …0 or from …6 on. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const low = code % 16;
  return String(/\p{Nd}/u.test(String.fromCodePoint(code - low)) ? low : low - 6);
}
