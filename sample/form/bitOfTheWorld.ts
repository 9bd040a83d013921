import { t } from '../texts.ts';
import { interestOptions } from './options.ts';
import type { FormQuestion } from './types.ts';

export const bitOfTheWorldQuestions: FormQuestion[] = [
  {
    key: 'place',
    role: 'place',
    type: 'long',
    step: 'place',
    label: t('Your bit of the world', 'Tu rincón del mundo', 'Votre coin du monde', 'مكانك من العالم'),
    help: t(
      'Where you live and work: what would a guest notice first? No street address, please.',
      'Dónde vives y trabajas: ¿qué le llamaría la atención a una visita? Sin dirección postal, por favor.',
      'Où vous vivez et travaillez : que remarquerait un invité en premier ? Pas d’adresse postale, s’il vous plaît.',
      'أين تعيش وتعمل: ما أول ما يلفت نظر الضيف؟ دون عنوان سكنك من فضلك.',
    ),
    required: true,
    shownToPartner: true,
    maxLength: 1500,
  },
  {
    key: 'interests',
    role: 'interests',
    type: 'many',
    step: 'place',
    label: t(
      'What would you like to talk about?',
      '¿De qué te gustaría hablar?',
      'De quoi aimeriez-vous parler ?',
      'عمّ تحب أن تتحدث؟',
    ),
    help: t(
      'Choose a few that matter to you now.',
      'Elige unos pocos que te importen ahora.',
      'Choisissez-en quelques-uns qui comptent pour vous en ce moment.',
      'اختر بضعة موضوعات تهمك الآن.',
    ),
    options: interestOptions,
    required: true,
    shownToPartner: true,
  },
  {
    key: 'hopes',
    role: 'hopes',
    type: 'long',
    step: 'place',
    label: t(
      'What do you hope for and expect?',
      '¿Qué esperas de este programa?',
      'Qu’espérez-vous et qu’attendez-vous du programme ?',
      'ما الذي تأمله وتتوقعه؟',
    ),
    help: t(
      'What would make you say afterwards that it was worth it?',
      '¿Qué te haría decir al final que valió la pena?',
      'Qu’est-ce qui vous ferait dire, après coup, que cela en valait la peine ?',
      'ما الذي سيجعلك تقول في النهاية إن الأمر كان يستحق؟',
    ),
    required: true,
    shownToPartner: true,
    maxLength: 1500,
  },
];
