import { LIMITS, commentProblems } from '../../rooms/discussion/index.ts';
import type { By, CommentProblems } from '../../rooms/discussion/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import type { Messages } from '../frame/problems.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { numberIn } from './draft.ts';
import type { CommentDraft } from './form.tsx';

/** Reads from a draft its writer, its place and the problems of its fields. Words may have `max` characters. */
export function sentWords(
  visit: Pick<ProgrammeVisit, 'view'>,
  writer: Person | null,
  draft: CommentDraft,
  max: number = LIMITS.body,
): { by: By; parent: number | null; question: number | null; wrong: Messages } {
  const by = writer ? { person: writer.id } : { address: draft.address };
  const [parent, question] = [numberIn(draft.parent), numberIn(draft.question)];
  const isNonsense = Number.isNaN(parent) || Number.isNaN(question);
  const wrong = {
    ...messages(visit, commentProblems({ ...draft, by }, max), max),
    ...(isNonsense ? { question: visit.view.t('discussion.error.question') } : {}),
  };
  return { by, parent, question, wrong };
}

/** Puts the problems of the fields into words. */
export function messages(
  { view }: Pick<ProgrammeVisit, 'view'>,
  { name, address, body }: CommentProblems,
  max: number = LIMITS.body,
): Messages {
  return {
    ...(name ? { name: view.t('discussion.error.name', { max: LIMITS.name }) } : {}),
    ...(address ? { address: view.t('contact.error.address') } : {}),
    ...(body
      ? {
          body: view.t(body === 'too-long' ? 'discussion.error.too-long' : 'discussion.error.empty', { max }),
        }
      : {}),
  };
}
