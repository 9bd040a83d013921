/**
 * Answers to the form's long questions, in one language. `{city}` and `{employer}` are filled in. The texts do not show the writer's
 * gender, if the language allows that.
 */
export type AnswerTexts = {
  /** By option key of the role question. */
  work: { [role: string]: string[] };
  path: string[];
  /** For those who are studying. */
  studentPath: string[];
  place: string[];
  hopes: string[];
};
