import type { Texts } from '../src/lib/text/texts.ts';
import { t } from './texts.ts';

export type SampleProgramme = {
  slug: string;
  name: string;
  tagline: Texts;
  /** Markdown. */
  about: Texts;
  sourceLocale: string;
  locales: string[];
  /** The organisers' zone, IANA. */
  zone: string;
  contactAddress: string;
  rhythmDays: number;
};

/** An invented programme for librarians, to look at or to start from. */
export const sampleProgramme: SampleProgramme = {
  slug: 'far-shelves',
  name: 'Far Shelves',
  tagline: t(
    'A library colleague on the other side of the world, for half a year of letters.',
    'Un colega de biblioteca al otro lado del mundo, durante medio año de cartas.',
    'Un collègue de bibliothèque à l’autre bout du monde, le temps de six mois de lettres.',
    'زميل مكتبات في الطرف الآخر من العالم، ونصف عام من الرسائل.',
  ),
  about: t(
    `Far Shelves pairs people who work in libraries, archives and reading rooms with one colleague in another country. You need no funding, no travel and no title: a few minutes a week and some curiosity are enough.

Each round lasts about half a year. Every fortnight there is something new to talk about: a short essay and a few questions. What you make of it is up to the two of you. Some pairs write letters, some call, some send photographs of their returns box.

Taking part is free. Students, people between jobs and people who have retired are as welcome as directors.`,
    `Far Shelves pone en contacto a quienes trabajan en bibliotecas, archivos y salas de lectura con un colega de otro país. No hacen falta fondos, viajes ni cargos: bastan unos minutos a la semana y algo de curiosidad.

Cada edición dura cerca de medio año. Cada dos semanas hay algo nuevo de que hablar: un ensayo breve y unas preguntas. Lo que hagan con ello depende de ustedes. Hay tándems que se escriben, otros se llaman y otros se mandan fotos del buzón de devoluciones.

Participar es gratis. Estudiantes, personas sin empleo y jubiladas son tan bienvenidas como quienes dirigen.`,
    `Far Shelves met en relation des personnes qui travaillent dans des bibliothèques, des archives et des salles de lecture avec un collègue d’un autre pays. Ni budget, ni voyage, ni titre : quelques minutes par semaine et un peu de curiosité suffisent.

Chaque session dure environ six mois. Toutes les deux semaines, il y a de quoi parler : un court essai et quelques questions. À vous deux d’en faire ce que vous voulez. Certains s’écrivent, d’autres s’appellent, d’autres s’envoient des photos de leur boîte de retour.

La participation est gratuite. Étudiants, personnes entre deux emplois et retraités sont aussi bienvenus que les directeurs.`,
    `يجمع Far Shelves بين العاملين في المكتبات والأرشيفات وقاعات المطالعة وزميل واحد في بلد آخر. لا حاجة إلى تمويل ولا سفر ولا لقب: بضع دقائق في الأسبوع وشيء من الفضول تكفي.

تستمر كل دورة نحو نصف عام. وكل أسبوعين هناك ما يستحق الحديث: مقال قصير وبضعة أسئلة. وما تصنعانه بها متروك لكما. بعض الشركاء يتراسلون وبعضهم يتهاتفون وبعضهم يتبادلون صور صندوق إرجاع الكتب.

المشاركة مجانية. الطلاب ومن هم بين عملين والمتقاعدون مرحّب بهم كالمديرين تمامًا.`,
  ),
  sourceLocale: 'en',
  locales: ['en', 'es', 'fr', 'ar'],
  zone: 'Australia/Sydney',
  contactAddress: 'hello@far-shelves.example',
  rhythmDays: 14,
};
