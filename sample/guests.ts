import type { Texts } from '../src/lib/text/texts.ts';

export type SampleGuest = {
  /** The address of the post's topic, and how many days after the topic the post appears. */
  topic: string;
  daysAfter: number;
  author: string;
  about: string;
  sourceLocale: string;
  title: Texts;
  /** Markdown. */
  body: Texts;
};

/** Guest posts of the first fortnights, each in its author's own language. */
export const sampleGuests: SampleGuest[] = [
  {
    topic: 'the-first-door',
    daysAfter: 4,
    author: 'Fatou Ndour',
    about: 'Saint-Louis, bibliothèque de quartier',
    sourceLocale: 'fr',
    title: { fr: 'Une porte, deux rideaux', en: 'One door, two curtains' },
    body: {
      fr: `Chez nous la porte reste ouverte, à cause de la chaleur. C’est le rideau qui décide. Derrière un rideau épais, on se demande s’il y a quelqu’un. Nous avons mis un rideau de perles : il fait du bruit, et **le bruit dit bonjour avant nous**.

Depuis, les enfants entrent rien que pour les perles. Certains restent.`,
      en: `Here the door stays open because of the heat. It is the curtain that decides. Behind a thick one you wonder whether anybody is there. We hung up a curtain of beads: it makes a noise, and **the noise says hello before we do**.

Since then children come in just for the beads. Some of them stay.`,
    },
  },
  {
    topic: 'the-first-door',
    daysAfter: 9,
    author: 'Ruth Okello',
    about: 'A library on a boat, Lake Victoria',
    sourceLocale: 'en',
    title: { en: 'We have no door at all' },
    body: {
      en: `Our library is a boat, and a boat has a plank. People who would walk into any building stop in front of a plank. So one of us always stands on the shore, not on board. We found that it is easier to cross **next to** somebody than **towards** somebody.`,
    },
  },
  {
    topic: 'letting-books-go',
    daysAfter: 6,
    author: 'Marisol Quispe',
    about: 'Biblioteca comunal, Puno',
    sourceLocale: 'es',
    title: { es: 'El estante que nadie tocó', en: 'The shelf nobody touched' },
    body: {
      es: `Pusimos un hilo rojo en los libros que nadie había abierto en diez años. Los dejamos un mes a la vista, con un cartel: *«¿Te despides de mí?»*. Vinieron a leerlos más personas que en los diez años. La mitad se quedó.`,
      en: `We tied a red thread to the books that nobody had opened in ten years and left them in sight for a month, with a sign: *“Will you say goodbye to me?”* More people came to read them than in all ten years. Half of them stayed.`,
    },
  },
];
