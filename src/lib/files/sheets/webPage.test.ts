import { expect, test } from 'vitest';
import { openSheet } from './openSheet.ts';
import { SheetBroken } from './sheet.ts';

/** Says why a file is not opened; null when it is. */
function problemOf(text: string, encoding: BufferEncoding = 'utf8'): string | null {
  try {
    openSheet(Buffer.from(text, encoding), () => false);
    return null;
  } catch (error) {
    return error instanceof SheetBroken ? error.problem : String(error);
  }
}

test('a page of the web is said to be one, whatever its name and how it begins', () => {
  expect(problemOf('\uFEFF\n<!DOCTYPE html><html><body>Sign in, please</body></html>')).toBe('web-page');
  expect(problemOf('<?xml version="1.0"?>\n<!-- by hand -->\n<html lang="en">')).toBe('web-page');
  expect(problemOf('\uFEFF<HTML><table><tr><td>Name</td></tr></table></HTML>', 'utf16le')).toBe('web-page');
  // A table whose cells speak of a web page is still a table.
  expect(problemOf('Name,<html>\nIda,x')).toBe(null);
  expect(problemOf('<htmlish>,Name\nx,Ida')).toBe(null);
});
