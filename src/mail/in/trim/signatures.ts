import type { MailLine } from './lines.ts';
import { findSignature, isDeviceLine } from './signature.ts';
import type { Fate } from './trim.ts';

/** Removes signatures and lines like "sent from my phone" from the end of each stretch of the person's own lines. */
export function setAsideSignatures(lines: readonly MailLine[], fates: Fate[]): void {
  let from = 0;
  for (let at = 0; at <= lines.length; at++) {
    if (at < lines.length && fates[at] === 'own') continue;
    if (at > from) setAsideEnd(lines, fates, from, at);
    from = at + 1;
  }
}

function setAsideEnd(lines: readonly MailLine[], fates: Fate[], from: number, to: number): void {
  const withoutDevice = deviceStart(lines, from, to);
  fates.fill('rest', withoutDevice, to);
  const signature = findSignature(lines, from, withoutDevice);
  if (!signature) return;
  fates.fill('signature', signature.start, signature.end);
  // The telephone's line may stand above the signature's mark.
  fates.fill('rest', deviceStart(lines, from, signature.start), signature.start);
}

/** The first line like "sent from my phone" at the end of [from, to). */
function deviceStart(lines: readonly MailLine[], from: number, to: number): number {
  let start = to;
  for (let at = to - 1; at >= from; at--) {
    const text = lines[at]?.text ?? '';
    if (text === '') continue;
    if (!isDeviceLine(text)) break;
    start = at;
  }
  return start;
}

/** For a mail that is nothing but a signature: the person wrote their text into it. */
export function bringBackSignature(lines: readonly MailLine[], fates: Fate[]): void {
  fates.forEach((fate, at) => {
    if (fate === 'signature' && lines[at]?.text !== '--') fates[at] = 'own';
  });
}
