import type { FormStep, Question } from '../../rooms/forms/index.ts';

/** The questions of the page that was sent, even when the form now asks them elsewhere. Null when the page does not name its questions. */
export function askedOn(form: URLSearchParams, steps: readonly FormStep[]): Question[] | null {
  const asked = form.get('asked')?.split(' ');
  return asked
    ? steps.flatMap(({ questions }) => questions).filter(({ id }) => asked.includes(String(id)))
    : null;
}
