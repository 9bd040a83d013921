import type { FormStep, Question } from '../../rooms/forms/index.ts';

/** The questions of the page that was sent, wherever the form asks them by now; null for a page that does not say. */
export function askedOn(form: URLSearchParams, steps: readonly FormStep[]): Question[] | null {
  const asked = form.get('asked')?.split(' ');
  return asked
    ? steps.flatMap(({ questions }) => questions).filter(({ id }) => asked.includes(String(id)))
    : null;
}
