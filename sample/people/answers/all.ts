import type { SampleLocale } from '../../texts.ts';
import { arabic } from './ar.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import type { AnswerTexts } from './types.ts';

export const answerTexts: Record<SampleLocale, AnswerTexts> = {
  en: english,
  es: spanish,
  fr: french,
  ar: arabic,
};
