/** A line of CSV (RFC 4180), with its end. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/**
 * A cell that a spreadsheet would take for a formula, with any apostrophes before it. `cell` puts one more apostrophe in front, and
 * `plainCell` removes one.
 */
const FORMULA = /^'*[=+\-@\t\r]/;

/** A cell in its original form, before an apostrophe was added so that it is no formula. */
export const plainCell = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;

/** A cell in quotes if needed. One that a spreadsheet would take for a formula becomes a text. */
function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
