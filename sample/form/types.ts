import type { Texts } from '../../src/lib/text/texts.ts';

/** The meaning that the matcher, the previews and the mails know; null for a programme's own question. */
export type QuestionRole =
  | 'name'
  | 'called'
  | 'country'
  | 'zone'
  | 'languages'
  | 'employer'
  | 'sector'
  | 'role'
  | 'stage'
  | 'interests'
  | 'hours'
  | 'contactWays'
  | 'frequency'
  | 'wishes'
  | 'absences'
  | 'exclusions'
  | 'work'
  | 'path'
  | 'place'
  | 'hopes';

export type QuestionType =
  | 'short'
  | 'long'
  | 'one'
  | 'many'
  | 'date'
  | 'number'
  | 'scale'
  | 'country'
  | 'zone'
  | 'languages'
  | 'hours'
  | 'absences'
  | 'wishes'
  | 'exclusions';

/** `key` never changes once answers exist; `label` is what people read. */
export type FormOption = { key: string; label: Texts };

export type FormQuestion = {
  key: string;
  role: QuestionRole | null;
  type: QuestionType;
  /** The key of the step in which the question is asked. */
  step: string;
  label: Texts;
  help?: Texts;
  options?: FormOption[];
  required: boolean;
  /** Whether the partner reads the answer; the preview shows exactly these. */
  shownToPartner: boolean;
  /** In graphemes, for short and long texts. */
  maxLength?: number;
  /** The lowest and highest value of a number or a scale. */
  bounds?: { least: number | null; most: number | null };
};

export type FormStep = { key: string; title: Texts; help?: Texts };

export type ApplicationForm = { steps: FormStep[]; questions: FormQuestion[] };
