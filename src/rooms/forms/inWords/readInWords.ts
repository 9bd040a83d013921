import { onOneLine } from '../../../lib/text/oneLine.ts';
import type { Question } from '../question.ts';
import { checkAnswer } from '../checkAnswer.ts';
import type { AnswerValue } from '../values.ts';
import { piecesOf, quoted } from './fold.ts';
import { countryOf } from './countriesAndLanguages.ts';
import { zoneOf } from './zones.ts';
import { languagesOf } from './languages.ts';
import { manyOf, optionOf } from './options.ts';
import { hoursOf } from './hours.ts';
import { absencesOf } from './absences.ts';
import { dateOf } from './dates.ts';
import { wholeNumberOf } from './numbers.ts';
import type { CellError, ReadValue } from './readValue.ts';
import { wishesOf } from './wishes.ts';

export type ReadCell =
  | { ok: true; value: AnswerValue | null }
  | { ok: false; reason: CellError; piece: string };

/** Control characters that no text needs; PostgreSQL also refuses NUL. Line breaks and tabs are replaced before. */
const CONTROL = /(?![\t\n\v\f\r\u0085])\p{Cc}/u;

/** A cell's answer to a question; an empty cell gives none, which is never an error. */
export function readInWords(question: Question, cell: string, questions: readonly Question[]): ReadCell {
  if (CONTROL.test(cell)) return { ok: false, reason: 'control', piece: '' };
  const text = cell.replaceAll(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n').trim();
  if (text === '') return { ok: true, value: null };
  const read = valueOf(question, text, questions);
  // Exclusions are only for the matcher, not for a report.
  const shown = (piece: string): string => (question.type === 'exclusions' ? '' : quoted(piece));
  if (!read.ok) return { ...read, piece: shown(read.piece) };
  const checked = checkAnswer({ ...question, required: false }, read.value, questions);
  return checked.ok ? checked : { ok: false, reason: checked.reason, piece: shown(text) };
}

function valueOf(question: Question, text: string, questions: readonly Question[]): ReadValue {
  const single = (value: string | number | null, reason: CellError): ReadValue =>
    value === null ? { ok: false, reason, piece: text } : { ok: true, value };
  switch (question.type) {
    case 'short':
      return { ok: true, value: onOneLine(text) };
    case 'long':
      return { ok: true, value: text };
    case 'one':
      return single(optionOf(question.options, text), 'unknown-option');
    case 'many':
      return manyOf(question.options, text);
    case 'date':
      return single(dateOf(text), 'unknown-day');
    case 'number':
      return single(wholeNumberOf(text), 'not-whole');
    case 'scale':
      return single(wholeNumberOf(text) ?? endOf(question, text), 'unknown-option');
    case 'country':
      return single(countryOf(text), 'unknown-country');
    case 'zone':
      return single(zoneOf(text), 'unknown-zone');
    case 'languages':
      return languagesOf(text);
    case 'hours':
      return hoursOf(text);
    case 'absences':
      return absencesOf(text);
    case 'wishes':
      return wishesOf(text, questions);
    case 'exclusions':
      return { ok: true, value: [...new Set(piecesOf(text, /[;|,\n،؛]/))] };
  }
}

/** The end of a scale that the cell names by its words. */
function endOf({ options, bounds }: Question, text: string): number | null {
  const key = optionOf(options, text);
  return (key === 'least' ? bounds?.least : key === 'most' ? bounds?.most : null) ?? null;
}
