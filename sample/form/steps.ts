import { t } from '../texts.ts';
import type { FormStep } from './types.ts';

export const steps: FormStep[] = [
  {
    key: 'you',
    title: t('You', 'Tú', 'Vous', 'أنت'),
    help: t(
      'Who you are, where you live and which languages you speak. About two minutes.',
      'Quién eres, dónde vives y qué lenguas hablas. Unos dos minutos.',
      'Qui vous êtes, où vous vivez et quelles langues vous parlez. Environ deux minutes.',
      'من أنت، وأين تعيش، وما اللغات التي تتحدثها. نحو دقيقتين.',
    ),
  },
  {
    key: 'work',
    title: t('Your work', 'Tu trabajo', 'Votre travail', 'عملك'),
    help: t(
      'A few lines are enough. Write as you would to a colleague.',
      'Bastan unas líneas. Escribe como le escribirías a un colega.',
      'Quelques lignes suffisent. Écrivez comme à un collègue.',
      'تكفي بضعة أسطر. اكتب كما تكتب إلى زميل.',
    ),
  },
  {
    key: 'place',
    title: t(
      'Your place and your hopes',
      'Tu lugar y tus expectativas',
      'Votre coin du monde et vos attentes',
      'مكانك وآمالك',
    ),
    help: t(
      'This is what your partner will most enjoy reading.',
      'Esto es lo que más disfrutará leyendo tu colega.',
      'C’est ce que votre partenaire aura le plus de plaisir à lire.',
      'هذا أكثر ما سيستمتع شريكك بقراءته.',
    ),
  },
  {
    key: 'time',
    title: t('When and how', 'Cuándo y cómo', 'Quand et comment', 'متى وكيف'),
    help: t(
      'All hours are in your own time zone.',
      'Todas las horas están en tu propia zona horaria.',
      'Toutes les heures sont dans votre fuseau horaire.',
      'جميع الساعات بتوقيتك المحلي.',
    ),
  },
  {
    key: 'partner',
    title: t('Your partner', 'Tu colega', 'Votre partenaire', 'شريكك'),
    help: t(
      'Everything here is optional. The fewer conditions, the better the chance of a partner.',
      'Aquí todo es opcional. Cuantas menos condiciones, más posibilidades de tener colega.',
      'Tout est facultatif ici. Moins il y a de conditions, plus vous avez de chances d’avoir un binôme.',
      'كل شيء هنا اختياري. كلما قلّت الشروط زادت فرصتك في العثور على شريك.',
    ),
  },
];
