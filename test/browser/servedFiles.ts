import { readFileSync } from 'node:fs';
import { styleSheet } from '../../scripts/styleSheet.ts';

/** The files that a test's site serves: style sheets as built, the icon, an empty script of the desks, and `more`. */
export async function servedFiles(
  more: Readonly<Record<string, string>> = {},
): Promise<Record<string, string>> {
  return {
    'app.css': await styleSheet(),
    'desk.css': await styleSheet('desk'),
    'setup.css': await styleSheet('setup'),
    'paper.css': await styleSheet('paper'),
    'desks.js': '',
    'favicon.svg': readFileSync('src/ui/styles/favicon.svg', 'utf8'),
    ...more,
  };
}
