import { allThatSay, bare, belowFirst, firstLine } from './readCommand.ts';
import { saysMore } from './saysMore.ts';

const wait = allThatSay('wait');
const next = allThatSay('next');
const trio = allThatSay('trio');

/** Reads what somebody who waits for a partner chooses, when the mail says nothing else. */
export function waitingTold(own: string): 'wait' | 'next' | 'trio' | null {
  if (saysMore(belowFirst(own))) return null;
  const lines = [firstLine(own), bare(firstLine(own))];
  if (lines.some((line) => wait().has(line))) return 'wait';
  if (lines.some((line) => trio().has(line))) return 'trio';
  return lines.some((line) => next().has(line)) ? 'next' : null;
}
