// Letters of other scripts as Latin ones, near enough that a name matches itself in another script; nobody ever reads them.

const pairs = (letters: string, ...as: string[]): [string, string][] =>
  [...letters].map((letter, at) => [letter, as[at] ?? '']);

const CYRILLIC_AS =
  'a b v g d e e zh z i y k l m n o p r s t u f h ts ch sh sh - y - e yu ya ye i yi g u dj j l n c dj k g n o u u h a yi'
    .split(' ')
    .map((as) => as.replace('-', ''));
const CYRILLIC = pairs('абвгдеёжзийклмнопрстуфхцчшщъыьэюяєіїґўђјљњћџқғңөұүһәї', ...CYRILLIC_AS);
const GREEK = pairs(
  'αβγδεζηθικλμνξοπρστυφχψως',
  ...'a v g d e z i th i k l m n ks o p r s t y f ch ps o s'.split(' '),
);
const ARABIC = pairs(
  'اأإآءبتثجحخدذرزسشصضطظعغفقكلمنهةويىؤئپچژگکیں',
  ...'a a a a'.split(' '),
  '',
  ...'b t th j h h d d r z s sh s d t z a gh f q k l m n h a w y a w y p ch zh g k y n'.split(' '),
);
const HEBREW = pairs(
  'אבגדהוזחטיכךלמםנןסעפףצץקרשת',
  ...'a b g d h w z h t y k k l m m n n s a p p ts ts k r sh t'.split(' '),
);
const GEORGIAN = pairs(
  'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ',
  ...'a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch h j h'.split(' '),
);
const ARMENIAN = pairs(
  'աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև',
  ...'a b g d e z e e t zh i l h ts k h dz gh ch m y n sh o ch p j r s v t r ts w p k o f ev'.split(' '),
);
const DEVANAGARI = pairs(
  'अआइईउऊएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह',
  ...'a a i i u u e ai o au k kh g gh ch ch j jh t th d dh n t th d dh n p ph b bh m y r l v sh sh s h'.split(
    ' ',
  ),
);
const LATIN: [string, string][] = [
  ['ß', 'ss'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ı', 'i'],
  ['ħ', 'h'],
  ['ŋ', 'n'],
];

const AS_LATIN = new Map([
  ...CYRILLIC,
  ...GREEK,
  ...ARABIC,
  ...HEBREW,
  ...GEORGIAN,
  ...ARMENIAN,
  ...DEVANAGARI,
  ...LATIN,
]);

/** Signs within a name that some people write and some leave out. */
export const SIGNS = /['’ʼ`´.]/gu;

/** Arabic joins its article to the word. */
export const withoutArticle = (part: string): string =>
  part.startsWith('ال') && part.length > 4 ? part.slice(2) : part;

/**
 * A text in lower case and without marks, with letters of other alphabets as Latin ones. Characters of scripts without an alphabet stay.
 */
export function latin(text: string): string {
  let plain = '';
  // "й" may be one character or two: compose first, since its mark makes another letter of it.
  const whole = text.slice(0, 200).normalize('NFKC').toLowerCase();
  for (const letter of whole.replaceAll(/([αε])[υύ]/gu, '$1β')) {
    const as = AS_LATIN.get(letter);
    if (as === undefined) plain += bare(letter);
    else plain += as;
  }
  return plain;
}

function bare(letter: string): string {
  const base = letter.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return [...base].map((one) => AS_LATIN.get(one) ?? one).join('');
}

/** Whether all letters of a text are Latin. */
export const isLatin = (text: string): boolean => !/[^\P{L}\p{Script=Latin}]/u.test(text);
