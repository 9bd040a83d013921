import { t } from '../texts.ts';
import { contactWayOptions, frequencyOptions } from './options.ts';
import type { FormQuestion } from './types.ts';

export const timeQuestions: FormQuestion[] = [
  {
    key: 'hours',
    role: 'hours',
    type: 'hours',
    step: 'time',
    label: t(
      'Hours when you could meet',
      'Horas en las que podrías reunirte',
      'Heures auxquelles vous pourriez vous voir',
      'الساعات التي يمكنك فيها اللقاء',
    ),
    help: t(
      'Every hour that could work in an ordinary week. Your partner sees only the hours you share.',
      'Todas las horas posibles de una semana normal. Tu colega solo verá las horas en común.',
      'Toutes les heures possibles d’une semaine ordinaire. Votre partenaire ne voit que les heures communes.',
      'كل ساعة ممكنة في أسبوع عادي. لا يرى شريكك سوى الساعات المشتركة بينكما.',
    ),
    required: false,
    shownToPartner: false,
  },
  {
    key: 'contact_ways',
    role: 'contactWays',
    type: 'many',
    step: 'time',
    label: t(
      'How would you like to keep in touch?',
      '¿Cómo te gustaría mantener el contacto?',
      'Comment aimeriez-vous garder le contact ?',
      'كيف تحب أن تتواصل؟',
    ),
    options: contactWayOptions,
    required: true,
    shownToPartner: true,
  },
  {
    key: 'frequency',
    role: 'frequency',
    type: 'one',
    step: 'time',
    label: t('How often?', '¿Con qué frecuencia?', 'À quelle fréquence ?', 'كم مرة؟'),
    help: t(
      'Weekly works best for most pairs; a few lines count too.',
      'A la mayoría le funciona mejor cada semana; unas líneas también cuentan.',
      'Chaque semaine convient le mieux à la plupart des binômes ; quelques lignes comptent aussi.',
      'التواصل الأسبوعي هو الأنسب لمعظم الشركاء، وبضعة أسطر تكفي.',
    ),
    options: frequencyOptions,
    required: true,
    shownToPartner: true,
  },
  {
    key: 'absences',
    role: 'absences',
    type: 'absences',
    step: 'time',
    label: t(
      'Will you be away for a while?',
      '¿Vas a ausentarte algún tiempo?',
      'Serez-vous absent quelque temps ?',
      'هل ستغيب لبعض الوقت؟',
    ),
    help: t(
      'Holidays, field work, exams, a birth. While you are away, nobody takes your silence amiss. Your partner sees the dates.',
      'Vacaciones, trabajo de campo, exámenes, un nacimiento. Mientras estés fuera, nadie se extrañará de tu silencio. Tu colega ve las fechas.',
      'Vacances, terrain, examens, naissance. Pendant votre absence, personne ne s’étonnera de votre silence. Votre partenaire voit les dates.',
      'إجازة أو عمل ميداني أو امتحانات أو مولود جديد. لن يستغرب أحد صمتك أثناء غيابك. يرى شريكك هذه التواريخ.',
    ),
    required: false,
    shownToPartner: true,
  },
];
