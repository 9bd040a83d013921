import { partnerQuestions } from './form/partner.ts';
import { bitOfTheWorldQuestions } from './form/bitOfTheWorld.ts';
import { steps } from './form/steps.ts';
import { timeQuestions } from './form/time.ts';
import type { ApplicationForm } from './form/types.ts';
import { workQuestions } from './form/work.ts';
import { youQuestions } from './form/you.ts';

export type {
  ApplicationForm,
  FormOption,
  FormQuestion,
  FormStep,
  QuestionRole,
  QuestionType,
} from './form/types.ts';

/** The form a new programme starts with, for any profession; a programme may edit all of it. */
export const defaultForm: ApplicationForm = {
  steps,
  questions: [
    ...youQuestions,
    ...workQuestions,
    ...bitOfTheWorldQuestions,
    ...timeQuestions,
    ...partnerQuestions,
  ],
};
