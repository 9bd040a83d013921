import type { SampleLocale } from '../texts.ts';

/** Invented places of work, by the librarians' sectors; none is named after a real town. */
export const employers: { [sector: string]: Record<SampleLocale, string[]> } = {
  public: {
    en: [
      'Lantern Street Library',
      'Willowgate Public Library',
      'the Harbour Steps Library',
      'Three Rivers Library Service',
    ],
    es: [
      'la Biblioteca Pública Los Álamos',
      'la Biblioteca del Faro Viejo',
      'la Biblioteca Municipal Río Manso',
    ],
    fr: [
      'la bibliothèque des Quatre-Vents',
      'la médiathèque du Vieux-Moulin',
      'la bibliothèque du Pont-Fleuri',
    ],
    ar: ['مكتبة باب الزيتون العامة', 'مكتبة النخيل البلدية', 'مكتبة حي الياسمين'],
  },
  academic: {
    en: [
      'the library of Marrowfield University',
      'Kestrel Hill University Library',
      'the Institute of Coastal Studies library',
    ],
    es: [
      'la biblioteca de la Universidad de Monteclaro',
      'la biblioteca de la Facultad de Letras de Valsereno',
    ],
    fr: ['la bibliothèque de l’université de Clairval', 'la bibliothèque de l’Institut des hauts plateaux'],
    ar: ['مكتبة جامعة الوادي الأخضر', 'مكتبة كلية الآداب في جامعة السواحل'],
  },
  school: {
    en: ['Sparrow Lane School', 'Bluegum Secondary School', 'the Old Orchard School'],
    es: ['la Escuela Las Golondrinas', 'el Instituto Cuatro Caminos'],
    fr: ['l’école des Hirondelles', 'le collège des Trois-Collines'],
    ar: ['مدرسة السنونو', 'مدرسة التلال الثلاث الثانوية'],
  },
  national: {
    en: ['the legal deposit department of our national library', 'the national library’s reading room'],
    es: ['el depósito legal de nuestra biblioteca nacional', 'la sala de lectura de la biblioteca nacional'],
    fr: [
      'le dépôt légal de notre bibliothèque nationale',
      'la salle de lecture de la bibliothèque nationale',
    ],
    ar: ['قسم الإيداع القانوني في مكتبتنا الوطنية', 'قاعة المطالعة في المكتبة الوطنية'],
  },
  health: {
    en: ['the library of Saint Orrin’s Hospital', 'Greenbank Nursing College library'],
    es: ['la biblioteca del Hospital Santa Brisa', 'la biblioteca de la Escuela de Enfermería Vega Alta'],
    fr: [
      'la bibliothèque de l’hôpital des Glycines',
      'le centre de documentation de l’école d’infirmiers du Val-Bleu',
    ],
    ar: ['مكتبة مستشفى النسيم', 'مكتبة معهد التمريض في ربوة الشفاء'],
  },
  special: {
    en: [
      'the Tidewater Engineers’ library',
      'Hallam and Vane, a law firm',
      'the Grain Research Station library',
    ],
    es: ['la biblioteca del Colegio de Ingeniería Altamar', 'la biblioteca jurídica Roldán y Vera'],
    fr: [
      'la bibliothèque du cabinet Morvane',
      'le centre de documentation de la station agronomique des Ormes',
    ],
    ar: ['مكتبة جمعية مهندسي المرفأ', 'مركز التوثيق في محطة بحوث القمح'],
  },
  archive: {
    en: ['the Saltmarsh Archive', 'the Museum of Small Boats', 'the Hillside Community Archive'],
    es: ['el Archivo de la Ribera', 'el Museo del Telar'],
    fr: ['les archives du Marais-Blanc', 'le musée des Petits-Métiers'],
    ar: ['أرشيف الضفة القديمة', 'متحف الحرف الصغيرة'],
  },
  community: {
    en: [
      'the Blue Door reading room',
      'a book bus called Marigold',
      'the Upstairs Library, run by its readers',
    ],
    es: ['el bibliobús Luciérnaga', 'la biblioteca comunitaria La Puerta Azul'],
    fr: ['le bibliobus Luciole', 'la bibliothèque associative La Porte bleue'],
    ar: ['المكتبة المتنقلة «يراعة»', 'مكتبة الباب الأزرق المجتمعية'],
  },
  looking: {
    en: ['a small library where I volunteer'],
    es: ['una pequeña biblioteca donde hago voluntariado'],
    fr: ['une petite bibliothèque où je suis bénévole'],
    ar: ['مكتبة صغيرة أتطوع فيها'],
  },
  other: {
    en: ['a documentation centre called the Reed Room', 'a network of village reading rooms'],
    es: ['un centro de documentación llamado El Junco', 'una red de salas de lectura rurales'],
    fr: ['un centre de documentation appelé Le Roseau', 'un réseau de salles de lecture de village'],
    ar: ['مركز توثيق اسمه «القصبة»', 'شبكة من قاعات المطالعة في القرى'],
  },
};
