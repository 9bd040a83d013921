import type { Bounds, Option } from '../../db/schema.ts';
import type { Texts } from '../../lib/text/texts.ts';

export const QUESTION_TYPES = [
  'short',
  'long',
  'one',
  'many',
  'date',
  'number',
  'scale',
  'country',
  'zone',
  'languages',
  'hours',
  'absences',
  'wishes',
  'exclusions',
] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/** A form to start from, as sample/form.ts writes one. Keys only tie questions to steps. */
export interface FormDraft {
  steps: readonly { key: string; title: Texts; help?: Texts }[];
  questions: readonly {
    step: string;
    /** The meaning that the matcher, the previews and the mails know; null for a programme's own question. */
    role: string | null;
    type: QuestionType;
    label: Texts;
    help?: Texts;
    options?: readonly Option[];
    required: boolean;
    shownToPartner: boolean;
    maxLength?: number;
    bounds?: Bounds;
  }[];
}

/** The words of a question and its ways to answer; each change is a new version. */
export interface QuestionText {
  label: Texts;
  help: Texts;
  /** For `one`, `many` and `wishes`; keys never change once they exist. For a scale, the words for its ends, `least` and `most`. */
  options: readonly Option[];
  required: boolean;
  shownToPartner: boolean;
  /** The longest answer in graphemes, for short and long texts. */
  maxLength: number | null;
  /** The least and the most of a number or a scale; a scale has both. */
  bounds?: Bounds | null;
}

export interface Question extends QuestionText {
  id: number;
  /** The version that the form asks. */
  version: number;
  role: string | null;
  type: QuestionType;
  step: number;
  position: number;
}

export interface FormStep {
  /** 1, 2, … in the order in which steps are asked. */
  step: number;
  title: Texts;
  help: Texts;
  questions: Question[];
}

/** Roles without whose answers nobody can be matched: they stay in the form, and required. */
export const NEEDED_ROLES: readonly string[] = ['name', 'country', 'zone', 'languages'];

/** Roles that a form may lack, and that an editor can add. */
export const ADDED_ROLES = ['employer'] as const;
export type AddedRole = (typeof ADDED_ROLES)[number];

export const hasOptions = (type: QuestionType): boolean => type === 'one' || type === 'many';
/** Whether the answer is a number, or a point on a scale. */
export const isCounted = (type: QuestionType): boolean => type === 'number' || type === 'scale';
export const hasLength = (type: QuestionType): boolean => type === 'short' || type === 'long';

/** Whether a form has a question with a role. */
export function isAsked(steps: readonly FormStep[], role: string): boolean {
  return steps.some(({ questions }) => questions.some((question) => question.role === role));
}
