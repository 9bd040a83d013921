import { composed } from '../text/composed.ts';
import { DOCUMENTS } from './kinds.ts';
import type { DocumentKind } from './kinds.ts';

/** Most letters of a file's name, and of its ending. */
const LONGEST = 100;
const ENDING = /\.([\p{L}\p{N}_-]{1,12})$/u;
/** Names that a system reserves for its devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A file's name as its sender gave it, without its path. Invisible characters go, as do those that reverse the direction of reading, and
 * those to which a system gives a meaning. '' when nothing is left.
 */
export function fileName(given: string): string {
  const last = given.slice(-4000).split(/[\\/]/).at(-1)!;
  // Remove invisible characters first: one of them may separate a letter from its mark.
  const plain = composed(last.toWellFormed().replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, ''))
    .replaceAll(/[<>:"|?*\s]+/gu, ' ')
    .replaceAll(/^[.\s]+|[.\s]+$|\s(?=\.)/gu, '');
  const safe = DEVICE.test(plain) ? `_${plain}` : plain;
  const ending = ENDING.exec(safe)?.[0] ?? '';
  const signs = Array.from(safe.slice(0, safe.length - ending.length));
  const base = signs
    .slice(0, LONGEST - Array.from(ending).length)
    .join('')
    .replaceAll(ending === '' ? /[.\s]+$/gu : /\s+$/gu, '');
  return base + ending;
}

/** The ending of a name in small letters, without the dot; null when it has none. */
export const endingOf = (name: string): string | null => ENDING.exec(name)?.[1]?.toLowerCase() ?? null;

/** A clean name with an ending of its kind. Another ending stays before that one, and opens nothing. */
export function documentName(name: string, kind: DocumentKind): string {
  const ending = endingOf(name);
  const own: readonly string[] = [kind, ...DOCUMENTS[kind].endings];
  return ending !== null && own.includes(ending) ? name : `${name || 'document'}.${kind}`;
}
