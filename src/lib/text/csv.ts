/** A line of CSV (RFC 4180), with its end. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/** The apostrophe before a cell that a spreadsheet would take for a formula: `plainCell` takes it away, also where some stood there before. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** A cell as it was before it was written so that nothing is a formula. */
export const plainCell = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;

/** Quoted where needed; a cell that a spreadsheet would take for a formula is made a text. */
function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
