import { onOneLine } from '../../lib/text/oneLine.ts';
import { weekBits } from '../../lib/time/week.ts';
import { presentZoneName } from '../../lib/time/zones.ts';
import { MOST_ROWS, WISH_STRENGTHS, wholeNumberOf } from '../../rooms/forms/index.ts';
import type { Question } from '../../rooms/forms/index.ts';
import { fieldName } from './fieldName.ts';

/** Reads the fields of several questions with `typedAnswer`; by the question's id. */
export function typedAnswers(
  questions: readonly Pick<Question, 'id' | 'type'>[],
  form: URLSearchParams,
): ReadonlyMap<number, unknown> {
  return new Map(questions.map((question) => [question.id, typedAnswer(question, form)]));
}

/**
 * Reads a question's field. The value has its type's shape but is unchecked: a room checks it, and a form that comes back shows it again.
 */
export function typedAnswer(question: Pick<Question, 'id' | 'type'>, form: URLSearchParams): unknown {
  const name = fieldName(question);
  const value = form.get(name) ?? '';
  switch (question.type) {
    case 'short':
      return onOneLine(value);
    case 'long':
      return value.trim();
    case 'one':
    case 'country':
      return value;
    case 'date':
      return value.trim();
    case 'number':
    case 'scale':
      return wholeNumberOf(value) ?? value.trim();
    case 'zone':
      return presentZoneName(value.trim());
    case 'many':
      return [...new Set(form.getAll(name).filter(Boolean))];
    case 'languages':
      return typedRows(form, name, ['language', 'level']).map(({ language, level }) => ({
        code: language,
        level,
      }));
    case 'hours':
      return weekBits(form.getAll(name));
    case 'absences':
      return typedRows(form, name, ['from', 'until']).map(({ from, until }) => ({ from, until }));
    case 'wishes':
      return typedRows(form, name, ['what']).map(({ what = '', row }) => {
        const at = what.indexOf(':');
        const about = what.slice(0, at);
        const wanted = what.slice(at + 1);
        const typed = form.get(`${name}.${row}.strength`);
        const strength = WISH_STRENGTHS.find((one) => one === typed) ?? 'wish';
        return { about, value: about === 'zone' ? Number(wanted) : wanted, strength };
      });
    case 'exclusions':
      return [
        ...new Set(
          value
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
        ),
      ];
  }
}

/** The rows of a repeatable field in which something was typed, from fields named `{name}.{row}.{part}`. */
function typedRows<P extends string>(
  form: URLSearchParams,
  name: string,
  parts: readonly P[],
): (Record<P, string> & { row: string })[] {
  const found: (Record<P, string> & { row: string })[] = [];
  for (let row = 0; row <= MOST_ROWS; row++) {
    const values = parts.map((part) => [part, (form.get(`${name}.${row}.${part}`) ?? '').trim()] as const);
    if (values.some(([, value]) => value !== ''))
      found.push({ ...(Object.fromEntries(values) as Record<P, string>), row: String(row) });
  }
  return found;
}
