import type { FormQuestion } from './form/types.ts';
import { t } from './texts.ts';

/** Questions of this programme only, each after the question with the given key: a day, a number and a point on a scale. */
export const libraryQuestions: readonly (FormQuestion & { after: string })[] = [
  {
    key: 'colleagues',
    after: 'sector',
    role: null,
    type: 'number',
    step: 'work',
    label: t(
      'How many of you work there?',
      '¿Cuántas personas trabajan allí?',
      'Combien y êtes-vous à travailler ?',
      'كم شخصًا يعمل هناك؟',
    ),
    help: t(
      'Roughly. You are one of them.',
      'Más o menos, contándote a ti.',
      'À peu près, vous compris.',
      'تقريبًا، وأنت منهم.',
    ),
    required: false,
    shownToPartner: true,
    bounds: { least: 1, most: null },
  },
  {
    key: 'since',
    after: 'stage',
    role: null,
    type: 'date',
    step: 'work',
    label: t(
      'Your first day in a library',
      'Tu primer día en una biblioteca',
      'Votre premier jour en bibliothèque',
      'أول يوم لك في مكتبة',
    ),
    help: t(
      'As a colleague, not as a reader. Any day of that year will do.',
      'Como colega, no como lector. Vale cualquier día de ese año.',
      'Comme collègue, et non comme lecteur. N’importe quel jour de cette année-là convient.',
      'زميلًا لا قارئًا. يكفي أي يوم من تلك السنة.',
    ),
    required: false,
    shownToPartner: true,
  },
  {
    key: 'pen',
    after: 'frequency',
    role: null,
    type: 'scale',
    step: 'time',
    label: t(
      'How do you like to write?',
      '¿Cómo te gusta escribir?',
      'Comment aimez-vous écrire ?',
      'كيف تحب أن تكتب؟',
    ),
    options: [
      { key: 'least', label: t('a few lines', 'unas líneas', 'quelques lignes', 'بضعة أسطر') },
      { key: 'most', label: t('long letters', 'cartas largas', 'de longues lettres', 'رسائل طويلة') },
    ],
    required: false,
    shownToPartner: true,
    bounds: { least: 1, most: 5 },
  },
];
