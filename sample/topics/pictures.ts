import type { Texts } from '../../src/lib/text/texts.ts';
import { t } from '../texts.ts';

/** A picture of a sample topic, drawn by this project and free for any use (CC0 1.0). SVG shapes, 1280 wide and 640 high. */
export type SamplePicture = { shapes: string; alt: Texts };

export const SAMPLE_CREDIT = { author: 'Antipode', licence: 'CC0 1.0', source: '' };

const landscape = (sky: string, ground: string, inside: string): string =>
  `<rect width="1280" height="640" fill="${sky}"/><path d="M0 500 Q640 420 1280 500 V640 H0 Z" fill="${ground}"/>${inside}`;

const book = (x: number, height: number, fill: string): string =>
  `<rect x="${x}" y="${520 - height}" width="54" height="${height}" rx="4" fill="${fill}"/><rect x="${x + 8}" y="${540 - height}" width="38" height="8" fill="#fbf8f1" opacity=".7"/>`;

/** The picture of each sample topic, by the topic's address. */
export const samplePictures: Readonly<Record<string, SamplePicture>> = {
  'the-first-door': {
    shapes: landscape(
      '#175a6b',
      '#f3ecdd',
      '<rect x="500" y="150" width="280" height="360" rx="140" fill="#fbf8f1"/><path d="M540 510 V250 a100 100 0 0 1 200 0 V510 Z" fill="#f3c65b"/><path d="M540 510 V230 L650 270 V540 Z" fill="#b4471c"/><circle cx="634" cy="400" r="10" fill="#fbf8f1"/><path d="M650 540 L900 640 H560 L650 540" fill="#f3c65b" opacity=".5"/>',
    ),
    alt: t(
      'A red door stands open; warm light falls out over the ground.',
      'Una puerta roja está abierta; sale una luz cálida sobre el suelo.',
      'Une porte rouge est ouverte ; une lumière chaude tombe sur le sol.',
      'باب أحمر مفتوح، ونور دافئ ينسكب على الأرض.',
    ),
  },
  'letting-books-go': {
    shapes: landscape(
      '#f3c65b',
      '#33435f',
      [
        [210, 240, '#175a6b'],
        [280, 290, '#b4471c'],
        [350, 210, '#fbf8f1'],
        [560, 270, '#175a6b'],
        [630, 230, '#857d6d'],
        [930, 300, '#b4471c'],
        [1000, 220, '#175a6b'],
      ]
        .map(([x, height, fill]) => book(Number(x), Number(height), String(fill)))
        .join(''),
    ),
    alt: t(
      'Books on a shelf with wide gaps where others have been taken out.',
      'Libros en un estante con grandes huecos donde se quitaron otros.',
      'Des livres sur une étagère, avec de larges vides là où d’autres ont été retirés.',
      'كتب على رف بينها فراغات واسعة حيث أُزيلت كتب أخرى.',
    ),
  },
  'a-fox-with-nine-tails': {
    shapes: landscape(
      '#fbf8f1',
      '#175a6b',
      '<path d="M180 130 h360 a30 30 0 0 1 30 30 v140 a30 30 0 0 1 -30 30 h-220 l-70 80 v-80 h-70 a30 30 0 0 1 -30 -30 v-140 a30 30 0 0 1 30 -30" fill="#b4471c"/><path d="M700 200 h360 a30 30 0 0 1 30 30 v140 a30 30 0 0 1 -30 30 h-60 v80 l-80 -80 h-220 a30 30 0 0 1 -30 -30 v-140 a30 30 0 0 1 30 -30" fill="#f3c65b"/><g fill="#fbf8f1"><rect x="220" y="190" width="260" height="16"/><rect x="220" y="240" width="180" height="16"/></g><g fill="#33435f"><rect x="790" y="260" width="240" height="16"/><rect x="850" y="310" width="180" height="16"/></g>',
    ),
    alt: t(
      'Two speech bubbles: the lines of one begin on the left, those of the other on the right.',
      'Dos bocadillos: las líneas de uno empiezan a la izquierda y las del otro a la derecha.',
      'Deux bulles : les lignes de l’une partent de gauche, celles de l’autre de droite.',
      'فقاعتا كلام: سطور إحداهما تبدأ من اليسار والأخرى من اليمين.',
    ),
  },
  'did-i-do-something-wrong': {
    shapes: landscape(
      '#33435f',
      '#1d2530',
      '<g fill="none" stroke="#f3c65b" stroke-width="22" stroke-linecap="round"><path d="M520 330 a170 170 0 0 1 240 0"/><path d="M450 260 a270 270 0 0 1 380 0" opacity=".6"/><path d="M380 190 a370 370 0 0 1 520 0" opacity=".3"/></g><circle cx="640" cy="410" r="28" fill="#b4471c"/><rect x="626" y="410" width="28" height="150" fill="#fbf8f1"/>',
    ),
    alt: t(
      'Waves spread from a mast at night and grow fainter.',
      'Ondas que salen de un mástil en la noche y se debilitan.',
      'Des ondes partent d’un mât dans la nuit et faiblissent.',
      'موجات تنطلق من صارٍ في الليل وتخفت شيئًا فشيئًا.',
    ),
  },
  'hot-days': {
    shapes: landscape(
      '#f3c65b',
      '#b4471c',
      '<circle cx="960" cy="180" r="110" fill="#fbf8f1"/><rect x="200" y="260" width="420" height="260" fill="#175a6b"/><path d="M160 270 L410 130 L660 270 Z" fill="#33435f"/><g fill="#fbf8f1"><rect x="250" y="320" width="70" height="90"/><rect x="375" y="320" width="70" height="90"/><rect x="500" y="320" width="70" height="90"/></g><g fill="none" stroke="#fbf8f1" stroke-width="10" opacity=".7"><path d="M720 440 q30 -40 60 0 t60 0 t60 0 t60 0 t60 0"/><path d="M760 490 q30 -40 60 0 t60 0 t60 0 t60 0"/></g>',
    ),
    alt: t(
      'A house in the glare of a large sun; the air above the ground shimmers.',
      'Una casa bajo un gran sol; el aire tiembla sobre el suelo.',
      'Une maison sous un grand soleil ; l’air tremble au-dessus du sol.',
      'بيت تحت شمس كبيرة، والهواء فوق الأرض يتموّج.',
    ),
  },
};
