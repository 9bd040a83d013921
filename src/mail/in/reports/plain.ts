import { readRefusal } from '../../../lib/smtpStatus.ts';
import type { Refusal } from '../../../lib/smtpStatus.ts';
import { headerOf } from '../message/index.ts';
import type { Message } from '../message/index.ts';
import { textOfHtml } from '../trim/index.ts';
import { isServersLetter } from './server.ts';
import type { Came } from './server.ts';
import { COPY, HEDGE, LATE, NOT_DELIVERED, PERMANENT } from './phrases.ts';

export interface Said {
  refusal: Refusal;
  reply: string;
}

/** More characters than a server writes before the mail that it returns. */
const LONGEST = 8000;
/** A reply code or enhanced status of "never". */
const NEVER = /(?<![\w.:#/-])5[0-5]\d(?=[ -])|(?<![\w.])5\.\d{1,3}\.\d{1,3}(?!\.?\d)/;

/**
 * Reads a bounce in words alone; null when the letter may be something else. A server's word that a mail failed counts at least as a soft
 * bounce.
 */
export function readPlain(message: Message, came: Came): Said | null {
  if (/\bdisposition-notification\b/i.test(headerOf(message, 'content-type'))) return null;
  if (!isServersLetter(message, came)) return null;
  const lines = ownLines(message);
  const text = lines.join('\n');
  const said = refusalIn(lines);
  if (said !== '') return { refusal: readRefusal(said), reply: said.slice(0, 500) };
  const whole = `${message.subject}\n${text}`;
  if (LATE.test(whole) && !PERMANENT.test(whole)) return null;
  if (!NOT_DELIVERED.test(whole)) return null;
  return (
    reasonIn(lines) ?? { refusal: { kind: 'soft', isSaid: false }, reply: message.subject.slice(0, 500) }
  );
}

/** The server's own lines, without our mail that it returns. */
function ownLines(message: Message): string[] {
  const text = message.text.trim() === '' ? textOfHtml(message.html) : message.text;
  const lines = text
    .slice(0, LONGEST)
    .split(/\r?\n|\r/)
    .map((line) => line.trim());
  const copy = lines.findIndex((line) => COPY.test(line));
  return copy < 0 ? lines : lines.slice(0, copy);
}

/** The first refusal with a code, the lines that continue it, and the step of the conversation at which it came. */
function refusalIn(lines: readonly string[]): string {
  const at = lines.findIndex((line) => NEVER.test(line));
  if (at < 0) return '';
  const rest = lines.slice(at, at + 5);
  const end = rest.indexOf('');
  const before = /\b(?:after|in reply to)\b/i.test(lines[at - 1] ?? '') ? [lines[at - 1]] : [];
  return [...before, ...(end < 0 ? rest : rest.slice(0, end))].join(' ');
}

/** Finds a line that gives a plain reason without a code. A mere possibility ("the address may be wrong") is no reason. */
function reasonIn(lines: readonly string[]): Said | null {
  for (const line of lines) {
    if (line === '' || HEDGE.test(line)) continue;
    const refusal = readRefusal(line);
    if (refusal.kind === 'us' || (refusal.kind === 'hard' && refusal.by !== 'code'))
      return { refusal, reply: line.slice(0, 500) };
  }
  return null;
}
