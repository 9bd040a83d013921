import type { Texts } from '../src/lib/text/texts.ts';
import { t } from './texts.ts';

export type SampleTerm = { country: string | null; term: Texts; explanation: Texts };

/** Words of libraries that differ between countries, or mean something else elsewhere. */
export const sampleGlossary: SampleTerm[] = [
  {
    country: null,
    term: t('desk', 'mostrador', 'accueil', 'المدخل'),
    explanation: t(
      'Where readers come to borrow, ask and complain. In North America it is the circulation desk, in India the issue desk; some libraries have none.',
      'Donde la gente viene a pedir libros, preguntar y quejarse. En algunos países se llama circulación, en otros préstamo, y hay bibliotecas que no lo tienen.',
      'Là où l’on vient emprunter, demander et se plaindre. Au Québec c’est le comptoir de prêt ; certaines bibliothèques n’en ont pas.',
      'حيث يأتي القراء للاستعارة والسؤال والشكوى. يسمى في بعض البلدان مكتب الإعارة، وبعض المكتبات بلا مكتب.',
    ),
  },
  {
    country: 'GB',
    term: t('weeding', 'expurgo', 'désherbage', 'التعشيب'),
    explanation: t(
      'Taking books out that nobody needs any more, as one does with weeds in a garden. In Australia it is also called deselection.',
      'Sacar los libros que ya nadie necesita. En varios países de América se llama descarte.',
      'Retirer les livres dont personne n’a plus besoin, comme au jardin. Au Québec on dit élagage.',
      'إخراج الكتب التي لم يعد أحد يحتاج إليها، كما تُزال الأعشاب من الحديقة. ويسمى أيضًا الاستبعاد.',
    ),
  },
  {
    country: 'US',
    term: t('page', 'page (ayudante)', 'page (aide)', 'بيج (مساعد)'),
    explanation: t(
      'In the United States somebody who fetches books and puts them back, often a student. Elsewhere only a leaf of a book.',
      'En Estados Unidos, quien trae los libros y los devuelve a su sitio, a menudo estudiante.',
      'Aux États-Unis, une personne qui va chercher et range les livres, souvent étudiante. Ailleurs, juste une feuille de livre.',
      'في الولايات المتحدة: من يجلب الكتب ويعيدها إلى أماكنها، وغالبًا ما يكون طالبًا.',
    ),
  },
  {
    country: 'FR',
    term: t('médiathèque', 'mediateca', 'médiathèque', 'ميدياتيك'),
    explanation: t(
      'A French public library that lends music, films and games as well as books.',
      'Una biblioteca pública francesa que además de libros presta música, películas y juegos.',
      'Une bibliothèque publique qui prête aussi de la musique, des films et des jeux.',
      'مكتبة عامة فرنسية تعير الموسيقى والأفلام والألعاب إلى جانب الكتب.',
    ),
  },
  {
    country: 'IN',
    term: t('professional assistant', 'asistente profesional', 'assistant professionnel', 'مساعد مهني'),
    explanation: t(
      'In Indian university libraries somebody with a degree in library science who runs a section. In other countries an assistant needs no degree.',
      'En las bibliotecas universitarias de la India, alguien con título en bibliotecología que dirige una sección. En otros países un asistente no necesita título.',
      'Dans les bibliothèques universitaires indiennes, une personne diplômée qui dirige une section. Ailleurs, un assistant n’a pas besoin de diplôme.',
      'في مكتبات الجامعات الهندية: شخص يحمل شهادة في علم المكتبات ويدير قسمًا. وفي بلدان أخرى لا يحتاج المساعد إلى شهادة.',
    ),
  },
];
