import { anyOfThem } from '../../../lib/text/anyOfThem.ts';
import { once } from '../../../lib/once.ts';
import type { MailLine } from './lines.ts';
import { DEVICES, allOf } from './phrases.ts';
import { anyWord } from './anyWord.ts';

const DEVICE = anyWord(
  DEVICES.filter((name) => name.length > 3),
  { open: true },
);
const SHORT_DEVICE = anyWord(DEVICES.filter((name) => name.length <= 3));

const frames = once(() =>
  allOf((phrases) => phrases.device).map((frame) => {
    const [before = '', after = ''] = frame.split('{}').map((part) => part.trim());
    return { before, after };
  }),
);

/** Lines that some programs add about themselves, complete. */
const ADVERTS = new Set([
  'yahoo mail: search, organize, conquer',
  'yahoo mail: search, organise, conquer',
  'virus-free. www.avast.com',
  'virus-free.www.avast.com',
]);

/** Whether a whole line is "Sent from my iPhone" or the like, in any language, with or without brackets. */
export function isDeviceLine(text: string): boolean {
  if (text.length < 5 || text.length > 160) return false;
  const line = text
    .replace(/^(?:<<|\()(.*?)(?:>>|\))$/, '$1')
    .replace(/<[^<>]*>|\(https?:[^()\s]*\)|https?:\S+|[[\]]/g, ' ')
    .replace(/^[\s\-–—_*|~•]+|[\s\-–—_*|~.!。।]+$/g, '')
    .replace(/\s+/g, ' ');
  if (ADVERTS.has(line) || isFramed(line)) return true;
  const behind = /[.,;:–-] \S/.exec(line);
  return (
    behind !== null && excuse().test(line.slice(behind.index)) && isFramed(line.slice(0, behind.index).trim())
  );
}

/** "Please excuse my brevity.": such an excuse, after at most a few signs such as dashes and "so". */
const excuse = once(() => {
  const please = anyOfThem(allOf((phrases) => phrases.please ?? []));
  const begun = anyOfThem(allOf((phrases) => phrases.excuses ?? []));
  return new RegExp(`^.{2,8}(?:(?:${please}) )?(?:${begun})`);
});

function isFramed(line: string): boolean {
  return frames().some(({ before, after }) => {
    if (line.length <= before.length + after.length) return false;
    if (!line.startsWith(before) || !line.endsWith(after)) return false;
    const name = line.slice(before.length, line.length - after.length);
    return name.length <= 48 && !/[.!?;،؟。]\s/.test(name) && namesDevice(name);
  });
}

const namesDevice = (name: string): boolean => DEVICE.test(name) || SHORT_DEVICE.test(name);

const MOST_LINES = 30;
const BARE_LINES = 7;

/**
 * The signature [start, end) within lines[from..to), or null. The mark of RFC 3676, 4.3 is "-- " with its space. People also draw such
 * lines, so without the space only the form of a name and an address counts. Sentences in a later paragraph do not belong to the signature:
 * somebody went on writing below it.
 */
export function findSignature(
  lines: readonly MailLine[],
  from: number,
  to: number,
): { start: number; end: number } | null {
  for (let start = to - 1; start >= Math.max(from, to - MOST_LINES); start--) {
    const line = lines[start];
    if (!line || line.text !== '--') continue;
    const end = signatureEnd(lines, start + 1, to);
    const isMark = /^--[ \u00a0]$/.test(line.raw);
    const card = lines.slice(start + 1, end).filter((one) => one.text !== '');
    const looksLikeOne = card.length <= BARE_LINES && card.every(({ text }) => isCard(text));
    return isMark || looksLikeOne ? { start, end } : null;
  }
  return null;
}

function signatureEnd(lines: readonly MailLine[], from: number, to: number): number {
  let at = from;
  while (at < to && lines[at]?.text !== '') at++;
  for (let paragraph = at; at < to; at++) {
    const text = lines[at]?.text ?? '';
    if (text === '') paragraph = at;
    else if (!isCard(text)) return paragraph;
  }
  return to;
}

/** Whether a line could stand on a visiting card: short, and not a sentence. */
const isCard = (text: string): boolean =>
  text.length <= 70 && !/[.!?;,:؟。！？।…]$/.test(text) && !/^p\.? ?s\b/.test(text);
