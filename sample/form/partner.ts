import { t } from '../texts.ts';
import { wishOptions } from './wishes.ts';
import type { FormQuestion } from './types.ts';

export const partnerQuestions: FormQuestion[] = [
  {
    key: 'wishes',
    role: 'wishes',
    type: 'wishes',
    step: 'partner',
    label: t(
      'Wishes about your partner',
      'Deseos sobre tu colega',
      'Souhaits concernant votre partenaire',
      'رغباتك بشأن شريكك',
    ),
    help: t(
      'A wish is weighed against everybody’s wishes; an important one counts twice. A must is always kept, even if it leaves you without a partner. Your partner does not see them.',
      'Un deseo se sopesa con los de todo el mundo; uno importante cuenta el doble. Un requisito se cumple siempre, aunque te quedes sin colega. Tu colega no los ve.',
      'Un souhait est mis en balance avec ceux des autres ; un souhait important compte double. Une exigence est toujours respectée, même si elle vous laisse sans binôme. Votre partenaire ne les voit pas.',
      'الرغبة تُوازَن مع رغبات الجميع، والمهمة منها تُحسب مرتين. أما الشرط فيُحترم دائمًا حتى لو بقيت دون شريك. لا يراها شريكك.',
    ),
    options: wishOptions,
    required: false,
    shownToPartner: false,
  },
  {
    key: 'exclusions',
    role: 'exclusions',
    type: 'exclusions',
    step: 'partner',
    label: t(
      'People you never want to be paired with',
      'Personas con las que nunca quieres que te emparejen',
      'Personnes avec qui vous ne voulez jamais être en binôme',
      'أشخاص لا تريد أبدًا أن تكون شريكًا لهم',
    ),
    help: t(
      'A name or an e-mail address, one on each line. No reason needed. Nobody but the volunteer who does the matching ever sees this.',
      'Un nombre o una dirección de correo por línea. No hace falta explicar por qué. Solo lo ve la persona voluntaria que forma los tándems.',
      'Un nom ou une adresse de courriel par ligne. Aucune raison à donner. Seul le bénévole chargé de former les binômes le voit.',
      'اسم أو عنوان بريد في كل سطر. لا حاجة إلى ذكر السبب. لا يرى هذا أحد سوى المتطوع الذي يختار الشركاء.',
    ),
    required: false,
    shownToPartner: false,
  },
];
