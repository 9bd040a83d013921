import { defaultForm } from '../../../../sample/form.ts';
import { ADDED_ROLES } from '../../../rooms/forms/index.ts';
import type { AddedRole, QuestionType } from '../../../rooms/forms/index.ts';
import { OWN_TYPES } from './list.tsx';
import { blankOf, typedOf } from './typedQuestion.ts';
import type { Typed } from './typedQuestion.ts';

export interface Kind {
  type: QuestionType;
  role: AddedRole | null;
  /** The values with which such a question begins. */
  typed: Typed;
}

/** A kind of question that an editor can add: one of the programme's own types, or one that the matcher reads by its role. */
export function kindOf(name: string | null): Kind | null {
  const type = OWN_TYPES.find((one) => one === name);
  if (type) return { type, role: null, typed: blankOf(type) };
  const role = ADDED_ROLES.find((one) => one === name);
  const usual = defaultForm.questions.find((question) => question.role === role);
  if (!role || !usual) return null;
  const { label, help = {}, maxLength = null } = usual;
  return { type: usual.type, role, typed: typedOf({ ...usual, label, help, maxLength, options: [] }) };
}
