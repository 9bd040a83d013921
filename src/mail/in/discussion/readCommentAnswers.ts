import { fold } from '../trim/index.ts';
import type { Words } from '../wordsOfMail.ts';
import { joinPieces } from './joinPieces.ts';
import type { Piece } from './joinPieces.ts';

/** Fewer letters identify only a comment that has no more. */
const FEW = 10;
/** Below a comment, our mail has a line and an address to answer it. Text below these is still about the comment. */
const BENEATH = 2;
/** Most quoted lines that are looked at: more than any of our mails has, and few enough for a mail that is not ours. */
const MOST_LINES = 500;

/** A comment, as far as the quoted lines have repeated it. */
interface At {
  comment: number;
  rest: string;
}

/**
 * Which comments a reply to a mail of several comments answers. Each text between the lines answers the comment right above it; otherwise
 * the text answers the only comment that is quoted. Empty when it answers none: then it is about the topic. `comments` are those that were
 * mailed, with their words.
 */
export function readCommentAnswers(
  written: Pick<Words, 'lines' | 'own'>,
  comments: readonly { id: number; body: string }[],
): { parent: number; text: string }[] {
  const told = comments
    .map(({ id, body }) => ({ id, words: plain(body) }))
    .filter(({ words }) => words !== '');
  const pieces: Piece<number>[] = [{ about: null, lines: [] }];
  const quoted = new Set<number>();
  let at: At | null = null;
  let [beneath, looked, isQuoting] = [0, 0, false];
  for (const { text, kind } of written.lines) {
    if (kind === 'end' || kind === 'older') continue;
    if (kind === 'own') {
      if (isQuoting && text.trim() !== '') {
        pieces.push({ about: at?.comment ?? null, lines: [] });
        isQuoting = false;
      }
      pieces.at(-1)!.lines.push(text.trimEnd());
      continue;
    }
    isQuoting = true;
    const words = looked < MOST_LINES ? plain(text) : '';
    if (text.trim() === '') continue;
    looked++;
    const found = places(at, told, words);
    for (const { comment } of found) quoted.add(comment);
    beneath = found.length > 0 ? 0 : beneath + 1;
    if (found.length > 0) at = found.length === 1 ? found[0]! : null;
    else if (beneath > BENEATH) at = null;
  }
  const between = joinPieces(pieces);
  if (between.length > 0) return between.map(({ about, text }) => ({ parent: about, text }));
  const [only] = quoted;
  return only !== undefined && quoted.size === 1 ? [{ parent: only, text: written.own }] : [];
}

/** The places of a quoted line: further on in the comment that is being quoted, or in any comment with the same words. */
function places(at: At | null, told: readonly { id: number; words: string }[], line: string): At[] {
  if (line === '') return [];
  if (at && ` ${at.rest} `.startsWith(` ${line} `))
    return [{ comment: at.comment, rest: at.rest.slice(line.length).trim() }];
  return told.flatMap(({ id, words }) => {
    const start = words === line ? 0 : line.length < FEW ? -1 : ` ${words} `.indexOf(` ${line} `);
    return start < 0 ? [] : [{ comment: id, rest: words.slice(start + line.length).trim() }];
  });
}

/** Letters and numbers only, in one form. */
const plain = (text: string): string =>
  text
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map((word) => fold(word))
    .filter((word) => word !== '')
    .join(' ');
