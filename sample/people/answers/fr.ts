import type { AnswerTexts } from './types.ts';

export const french: AnswerTexts = {
  work: {
    desk: [
      'Je tiens l’accueil pour {employer}. Mes journées sont faites de questions : formulaires, horaires, et ce roman qu’une tante aimait tant.',
    ],
    children: [
      'J’anime le coin des enfants pour {employer} : heure du conte, aide aux devoirs et une étagère qu’ils choisissent eux-mêmes.',
    ],
    cataloguing: [
      'Je catalogue pour {employer}, surtout des publications locales que personne d’autre n’a décrites. Une belle vedette-matière fait ma journée.',
    ],
    collections: [
      'Je choisis les livres pour {employer}, avec un petit budget et une très longue liste d’envies.',
    ],
    teaching: ['Pour {employer}, j’apprends aux gens à chercher, et surtout à douter de ce qu’ils trouvent.'],
    research: [
      'J’accompagne les chercheurs pour {employer} : données, libre accès, et cette recherche qu’ils ont déjà tentée six fois.',
    ],
    systems: [
      'Je fais tourner l’informatique pour {employer} : le catalogue, les livres numériques et l’imprimante que personne n’ose toucher.',
    ],
    heritage: [
      'Je prends soin de vieux journaux et de photographies pour {employer}. L’humidité est mon ennemie jurée.',
    ],
    management: [
      'J’encadre une équipe de neuf personnes pour {employer}. Entre plannings, fuites d’eau et budgets, je tâche de rester près des lecteurs.',
    ],
    everything: ['Pour {employer}, je fais tout en solo : acheter, cataloguer, former, réparer et balayer.'],
    student: [
      'Je termine mes études de bibliothéconomie et je donne un coup de main le samedi pour {employer}.',
    ],
    other: [
      'Mon travail pour {employer} n’a pas de bon nom : un peu d’animation, un peu de statistiques, beaucoup d’écoute.',
    ],
  },
  path: [
    'J’ai étudié la géographie, pris un travail d’été au rangement des livres, et jamais rendu la clé.',
    'J’ai enseigné huit ans à l’école primaire. La bibliothèque était la pièce où les enfants étaient le plus heureux ; j’y ai posé mes valises.',
    'Une ligne droite : l’école de bibliothécaires à vingt ans, la même ville depuis, et cinq métiers très différents.',
    'Je viens de la librairie. Conseiller me manque, la caisse non.',
    'J’ai commencé au volant du bibliobus, puis on m’a demandé de rester à l’intérieur.',
    'Le journalisme, puis les archives d’un journal, puis il n’est resté du journal que les archives.',
    'Avant, je programmais. Ici on gagne moins, mais cela a plus de sens pour moi.',
  ],
  studentPath: [
    'J’en suis au début : un diplôme presque terminé, deux stages et beaucoup de curiosité.',
    'Je viens des lettres, et je cherche encore quel genre de bibliothèque est la mienne.',
  ],
  place: [
    'Je vis à {city}. De mon bureau je vois le marché, et le jeudi toute la bibliothèque sent le pain.',
    '{city} n’est pas bien grande, mais ceux qui partent reviennent aux vacances et passent d’abord à la bibliothèque.',
    'Mon quartier de {city} a plus d’escaliers que de rues. Notre boîte de retour est célèbre parmi les chats.',
    'À {city}, la saison des pluies décide de tout, même du nombre de lecteurs du journal.',
    'À {city}, on remarque d’abord la lumière, puis toutes les langues qu’on entend dans un seul bus.',
    'Les étudiants remplissent {city} neuf mois par an ; les trois autres, elle est de nouveau à nous.',
    'J’habite juste à la sortie de {city}, là où le bus fait demi-tour. Bon pain, mauvaise connexion.',
  ],
  hopes: [
    'J’espère voir une semaine ordinaire dans une autre bibliothèque, et regarder la mienne autrement.',
    'Quelqu’un avec qui parler franchement de ce qui ne marche pas. Des réussites, j’en ai déjà lu beaucoup.',
    'Des idées pour les adolescents : les nôtres disparaissent à treize ans.',
    'De la compagnie, surtout : je travaille en solo et parler du métier me manque.',
    'Pratiquer une autre langue sans avoir peur des fautes.',
    'Peut-être une petite chose à faire ensemble : la même histoire lue le même jour sur deux continents.',
    'Savoir comment on s’en sort avec beaucoup moins, ou beaucoup plus, que nous.',
  ],
};
