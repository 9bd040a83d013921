import { t } from '../texts.ts';
import { roleOptions, sectorOptions, stageOptions } from './options.ts';
import type { FormQuestion } from './types.ts';

export const workQuestions: FormQuestion[] = [
  {
    key: 'work',
    role: 'work',
    type: 'long',
    step: 'work',
    label: t('What do you do?', '¿A qué te dedicas?', 'Que faites-vous ?', 'ماذا تعمل؟'),
    help: t(
      'An ordinary week, for example, or the part of your work you like best.',
      'Por ejemplo, una semana cualquiera, o la parte de tu trabajo que más te gusta.',
      'Une semaine ordinaire, par exemple, ou ce que vous aimez le plus dans votre travail.',
      'أسبوع عادي مثلًا، أو أحب جانب من عملك إليك.',
    ),
    required: true,
    shownToPartner: true,
    maxLength: 1500,
  },
  {
    key: 'path',
    role: 'path',
    type: 'long',
    step: 'work',
    label: t('Your career path', 'Tu trayectoria', 'Votre parcours', 'مسيرتك المهنية'),
    help: t(
      'How did you get here? Detours are welcome.',
      '¿Cómo llegaste hasta aquí? Los rodeos también cuentan.',
      'Comment en êtes-vous arrivé là ? Les détours sont les bienvenus.',
      'كيف وصلت إلى هنا؟ المنعطفات مرحّب بها.',
    ),
    required: true,
    shownToPartner: true,
    maxLength: 1500,
  },
  {
    key: 'sector',
    role: 'sector',
    type: 'one',
    step: 'work',
    label: t(
      'Where do you work, or want to?',
      '¿Dónde trabajas o quieres trabajar?',
      'Où travaillez-vous, ou voulez-vous travailler ?',
      'أين تعمل، أو تريد أن تعمل؟',
    ),
    options: sectorOptions,
    required: true,
    shownToPartner: true,
  },
  {
    key: 'role',
    role: 'role',
    type: 'one',
    step: 'work',
    label: t(
      'Which comes closest to what you do?',
      '¿Qué se acerca más a lo que haces?',
      'Qu’est-ce qui se rapproche le plus de ce que vous faites ?',
      'ما الأقرب إلى ما تقوم به؟',
    ),
    options: roleOptions,
    required: true,
    shownToPartner: true,
  },
  {
    key: 'stage',
    role: 'stage',
    type: 'one',
    step: 'work',
    label: t(
      'Where are you in your career?',
      '¿En qué momento de tu carrera estás?',
      'Où en êtes-vous dans votre carrière ?',
      'في أي مرحلة من مسيرتك أنت؟',
    ),
    options: stageOptions,
    required: true,
    shownToPartner: true,
  },
];
