import { defaultForm } from './form.ts';
import type { ApplicationForm, FormOption, FormQuestion } from './form.ts';
import { libraryQuestions } from './libraryQuestions.ts';
import { t } from './texts.ts';

export const librarySectors: FormOption[] = [
  { key: 'public', label: t('Public library', 'Biblioteca pública', 'Bibliothèque publique', 'مكتبة عامة') },
  {
    key: 'academic',
    label: t('University library', 'Biblioteca universitaria', 'Bibliothèque universitaire', 'مكتبة جامعية'),
  },
  {
    key: 'school',
    label: t('School library', 'Biblioteca escolar', 'Bibliothèque scolaire', 'مكتبة مدرسية'),
  },
  {
    key: 'national',
    label: t('National library', 'Biblioteca nacional', 'Bibliothèque nationale', 'مكتبة وطنية'),
  },
  { key: 'health', label: t('Health library', 'Biblioteca de salud', 'Bibliothèque de santé', 'مكتبة صحية') },
  {
    key: 'special',
    label: t(
      'Special, law or company library',
      'Biblioteca especializada, jurídica o de empresa',
      'Bibliothèque spécialisée, juridique ou d’entreprise',
      'مكتبة متخصصة أو قانونية أو تابعة لشركة',
    ),
  },
  { key: 'archive', label: t('Archive or museum', 'Archivo o museo', 'Archives ou musée', 'أرشيف أو متحف') },
  {
    key: 'community',
    label: t(
      'Community or mobile library',
      'Biblioteca comunitaria o móvil',
      'Bibliothèque de quartier ou bibliobus',
      'مكتبة مجتمعية أو متنقلة',
    ),
  },
  {
    key: 'looking',
    label: t(
      'Studying or looking for work',
      'Estudiando o buscando empleo',
      'En études ou en recherche d’emploi',
      'أدرس أو أبحث عن عمل',
    ),
  },
  { key: 'other', label: t('Somewhere else', 'Otro lugar', 'Ailleurs', 'مكان آخر') },
];

export const libraryRoles: FormOption[] = [
  { key: 'desk', label: t('Helping readers', 'Atención al público', 'Accueil des publics', 'خدمة القراء') },
  {
    key: 'children',
    label: t('Children and young people', 'Infancia y juventud', 'Jeunesse', 'الأطفال والشباب'),
  },
  {
    key: 'cataloguing',
    label: t(
      'Cataloguing and metadata',
      'Catalogación y metadatos',
      'Catalogage et métadonnées',
      'الفهرسة والبيانات الوصفية',
    ),
  },
  { key: 'collections', label: t('Collections', 'Colecciones', 'Collections', 'المجموعات') },
  {
    key: 'teaching',
    label: t(
      'Teaching and information literacy',
      'Formación y alfabetización informacional',
      'Formation et culture de l’information',
      'التعليم والثقافة المعلوماتية',
    ),
  },
  {
    key: 'research',
    label: t('Research support', 'Apoyo a la investigación', 'Appui à la recherche', 'دعم البحث العلمي'),
  },
  {
    key: 'systems',
    label: t(
      'Systems and digital services',
      'Sistemas y servicios digitales',
      'Systèmes et services numériques',
      'الأنظمة والخدمات الرقمية',
    ),
  },
  {
    key: 'heritage',
    label: t(
      'Heritage and preservation',
      'Patrimonio y conservación',
      'Patrimoine et conservation',
      'التراث والحفظ',
    ),
  },
  {
    key: 'management',
    label: t(
      'Leading a team or a library',
      'Dirección de un equipo o una biblioteca',
      'Direction d’une équipe ou d’une bibliothèque',
      'قيادة فريق أو مكتبة',
    ),
  },
  {
    key: 'everything',
    label: t(
      'A bit of everything, alone',
      'Un poco de todo, en solitario',
      'Un peu de tout, en solo',
      'القليل من كل شيء، وحدي',
    ),
  },
  { key: 'student', label: t('Student', 'Estudiante', 'Étudiant', 'طالب') },
  { key: 'other', label: t('Something else', 'Otra cosa', 'Autre chose', 'شيء آخر') },
];

export const libraryInterests: FormOption[] = [
  {
    key: 'reading',
    label: t(
      'Reading and literacy',
      'Lectura y alfabetización',
      'Lecture et alphabétisation',
      'القراءة ومحو الأمية',
    ),
  },
  {
    key: 'children',
    label: t(
      'Story times and young readers',
      'Cuentacuentos y público infantil',
      'Heures du conte et jeunes lecteurs',
      'ساعات الحكاية والقراء الصغار',
    ),
  },
  {
    key: 'infolit',
    label: t(
      'Teaching people to judge sources',
      'Enseñar a valorar las fuentes',
      'Apprendre à juger les sources',
      'تعليم تقييم المصادر',
    ),
  },
  {
    key: 'open',
    label: t(
      'Open access and open science',
      'Acceso abierto y ciencia abierta',
      'Libre accès et science ouverte',
      'الوصول الحر والعلم المفتوح',
    ),
  },
  {
    key: 'metadata',
    label: t(
      'Cataloguing and linked data',
      'Catalogación y datos enlazados',
      'Catalogage et données liées',
      'الفهرسة والبيانات المترابطة',
    ),
  },
  {
    key: 'heritage',
    label: t(
      'Local memory and preservation',
      'Memoria local y conservación',
      'Mémoire locale et conservation',
      'الذاكرة المحلية والحفظ',
    ),
  },
  {
    key: 'digital',
    label: t(
      'Digital services and digital divides',
      'Servicios digitales y brecha digital',
      'Services et fractures numériques',
      'الخدمات الرقمية والفجوة الرقمية',
    ),
  },
  {
    key: 'ai',
    label: t(
      'Artificial intelligence',
      'Inteligencia artificial',
      'Intelligence artificielle',
      'الذكاء الاصطناعي',
    ),
  },
  {
    key: 'space',
    label: t('Buildings and spaces', 'Edificios y espacios', 'Bâtiments et espaces', 'المباني والفضاءات'),
  },
  {
    key: 'community',
    label: t(
      'Working with communities',
      'Trabajo con comunidades',
      'Travail avec les communautés',
      'العمل مع المجتمعات المحلية',
    ),
  },
  {
    key: 'languages',
    label: t(
      'Many languages, newcomers',
      'Multilingüismo y personas recién llegadas',
      'Plurilinguisme et nouveaux arrivants',
      'تعدد اللغات والوافدون الجدد',
    ),
  },
  {
    key: 'inclusion',
    label: t('Access for everyone', 'Acceso para todas las personas', 'L’accès pour tous', 'الإتاحة للجميع'),
  },
  {
    key: 'green',
    label: t(
      'Climate and green libraries',
      'Clima y bibliotecas verdes',
      'Climat et bibliothèques vertes',
      'المناخ والمكتبات الخضراء',
    ),
  },
  { key: 'leading', label: t('Leading people', 'Dirigir equipos', 'Diriger une équipe', 'قيادة الفرق') },
  {
    key: 'advocacy',
    label: t(
      'Money and making the case',
      'Financiación y cómo defenderla',
      'Financement et plaidoyer',
      'التمويل وكسب التأييد',
    ),
  },
  {
    key: 'careers',
    label: t(
      'Careers and further study',
      'Carrera y estudios',
      'Carrière et études',
      'المسيرة المهنية والدراسة',
    ),
  },
];

const own: { [role: string]: FormOption[] } = {
  sector: librarySectors,
  role: libraryRoles,
  interests: libraryInterests,
};

/** The default form, with options for librarians and questions of their own: the form of the sample programme. */
export const libraryForm: ApplicationForm = {
  steps: defaultForm.steps,
  questions: defaultForm.questions.flatMap((question) =>
    [withLibraryOptions(question)].concat(libraryQuestions.filter(({ after }) => after === question.key)),
  ),
};

function withLibraryOptions(question: FormQuestion): FormQuestion {
  const options = question.role === null ? undefined : own[question.role];
  return options === undefined ? question : { ...question, options };
}
