import { t } from '../texts.ts';
import type { FormOption } from './types.ts';

export const sectorOptions: FormOption[] = [
  { key: 'public', label: t('Public service', 'Servicio público', 'Service public', 'خدمة عامة') },
  {
    key: 'education',
    label: t('School or university', 'Escuela o universidad', 'École ou université', 'مدرسة أو جامعة'),
  },
  { key: 'health', label: t('Health', 'Salud', 'Santé', 'الصحة') },
  { key: 'culture', label: t('Culture', 'Cultura', 'Culture', 'الثقافة') },
  {
    key: 'nonprofit',
    label: t('Charity or association', 'Asociación u ONG', 'Association ou ONG', 'جمعية أو منظمة غير ربحية'),
  },
  { key: 'business', label: t('Company', 'Empresa', 'Entreprise', 'شركة') },
  { key: 'independent', label: t('Independent', 'Por cuenta propia', 'Indépendant', 'عمل مستقل') },
  {
    key: 'looking',
    label: t('Looking for work', 'En busca de empleo', 'En recherche d’emploi', 'أبحث عن عمل'),
  },
  { key: 'other', label: t('Somewhere else', 'Otro lugar', 'Ailleurs', 'مكان آخر') },
];

export const roleOptions: FormOption[] = [
  {
    key: 'practice',
    label: t('Everyday practice', 'Práctica diaria', 'Pratique quotidienne', 'الممارسة اليومية'),
  },
  { key: 'specialist', label: t('Specialist', 'Especialista', 'Spécialiste', 'اختصاصي') },
  {
    key: 'teaching',
    label: t(
      'Teaching and training',
      'Enseñanza y formación',
      'Enseignement et formation',
      'التعليم والتدريب',
    ),
  },
  { key: 'research', label: t('Research', 'Investigación', 'Recherche', 'البحث') },
  { key: 'technology', label: t('Technology', 'Tecnología', 'Technologie', 'التقنية') },
  {
    key: 'management',
    label: t('Leading a team', 'Dirección de un equipo', 'Direction d’une équipe', 'قيادة فريق'),
  },
  {
    key: 'direction',
    label: t(
      'Leading an organisation',
      'Dirección de una institución',
      'Direction d’un établissement',
      'إدارة مؤسسة',
    ),
  },
  { key: 'student', label: t('Student', 'Estudiante', 'Étudiant', 'طالب') },
  { key: 'other', label: t('Something else', 'Otra cosa', 'Autre chose', 'شيء آخر') },
];

/** By increasing experience: the wishes "more" and "less" read this order. */
export const stageOptions: FormOption[] = [
  { key: 'student', label: t('Studying', 'Estudiando', 'En études', 'أدرس') },
  { key: 'new', label: t('First two years', 'Primeros dos años', 'Deux premières années', 'أول سنتين') },
  {
    key: 'early',
    label: t('Three to seven years', 'De tres a siete años', 'De trois à sept ans', 'من ثلاث إلى سبع سنوات'),
  },
  {
    key: 'middle',
    label: t(
      'Eight to fifteen years',
      'De ocho a quince años',
      'De huit à quinze ans',
      'من ثماني إلى خمس عشرة سنة',
    ),
  },
  {
    key: 'senior',
    label: t('More than fifteen years', 'Más de quince años', 'Plus de quinze ans', 'أكثر من خمس عشرة سنة'),
  },
  {
    key: 'retired',
    label: t(
      'Retired and still curious',
      'Jubilación con curiosidad',
      'À la retraite, toujours curieux',
      'متقاعد وما زلت محبًا للمعرفة',
    ),
  },
];

export const interestOptions: FormOption[] = [
  {
    key: 'everyday',
    label: t(
      'Everyday work and how others do it',
      'El día a día y cómo lo hacen otros',
      'Le quotidien et comment font les autres',
      'العمل اليومي وكيف يقوم به الآخرون',
    ),
  },
  {
    key: 'learning',
    label: t(
      'Learning and training',
      'Aprendizaje y formación',
      'Apprentissage et formation',
      'التعلّم والتدريب',
    ),
  },
  {
    key: 'careers',
    label: t(
      'Careers and changes of direction',
      'Carreras y cambios de rumbo',
      'Carrières et changements de cap',
      'المسارات المهنية وتغييرها',
    ),
  },
  { key: 'leading', label: t('Leading people', 'Dirigir equipos', 'Diriger une équipe', 'قيادة الفرق') },
  {
    key: 'technology',
    label: t(
      'New tools and technology',
      'Herramientas y tecnologías nuevas',
      'Nouveaux outils et technologies',
      'الأدوات والتقنيات الجديدة',
    ),
  },
  {
    key: 'research',
    label: t(
      'Research and evidence',
      'Investigación y evidencias',
      'Recherche et données probantes',
      'البحث والأدلة',
    ),
  },
  {
    key: 'communities',
    label: t(
      'Working with communities',
      'Trabajo con comunidades',
      'Travail avec les communautés',
      'العمل مع المجتمعات المحلية',
    ),
  },
  {
    key: 'inclusion',
    label: t(
      'Access and inclusion',
      'Accesibilidad e inclusión',
      'Accessibilité et inclusion',
      'الإتاحة والشمول',
    ),
  },
  {
    key: 'environment',
    label: t(
      'Environment and climate',
      'Medio ambiente y clima',
      'Environnement et climat',
      'البيئة والمناخ',
    ),
  },
  {
    key: 'funding',
    label: t(
      'Money and making the case',
      'Financiación y cómo defenderla',
      'Financement et plaidoyer',
      'التمويل وكسب التأييد',
    ),
  },
  {
    key: 'wellbeing',
    label: t('Well-being at work', 'Bienestar en el trabajo', 'Bien-être au travail', 'الرفاه في العمل'),
  },
  {
    key: 'writing',
    label: t(
      'Writing and speaking',
      'Escribir y hablar en público',
      'Écrire et parler en public',
      'الكتابة والتحدث أمام الجمهور',
    ),
  },
];

export const contactWayOptions: FormOption[] = [
  { key: 'email', label: t('E-mail', 'Correo electrónico', 'Courriel', 'البريد الإلكتروني') },
  { key: 'messages', label: t('Short messages', 'Mensajes cortos', 'Messages courts', 'رسائل قصيرة') },
  { key: 'voice', label: t('Voice calls', 'Llamadas de voz', 'Appels audio', 'مكالمات صوتية') },
  { key: 'video', label: t('Video calls', 'Videollamadas', 'Appels vidéo', 'مكالمات فيديو') },
  {
    key: 'post',
    label: t(
      'Letters and postcards',
      'Cartas y postales',
      'Lettres et cartes postales',
      'رسائل وبطاقات بريدية',
    ),
  },
];

export const frequencyOptions: FormOption[] = [
  { key: 'weekly', label: t('Every week', 'Cada semana', 'Chaque semaine', 'كل أسبوع') },
  {
    key: 'fortnightly',
    label: t('Every fortnight', 'Cada dos semanas', 'Toutes les deux semaines', 'كل أسبوعين'),
  },
  { key: 'monthly', label: t('Every month', 'Cada mes', 'Chaque mois', 'كل شهر') },
  {
    key: 'flexible',
    label: t(
      'We will find our own rhythm',
      'Encontraremos nuestro ritmo',
      'Nous trouverons notre rythme',
      'سنجد إيقاعنا معًا',
    ),
  },
];
