import type { SampleLocale } from '../sample/texts.ts';

/** Words that no text may say, with the reason; `docs/words.md` has the ones to say instead. */
export interface Forbidden {
  words: RegExp;
  why: string;
}

/** Matches the pattern as whole words of any script, in upper or lower case. */
function whole(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}])(?:${pattern})(?![\\p{L}\\p{M}])`, 'iu');
}

/** Matches only the beginning, since Arabic joins some words with the next one. */
function begun(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}])[وفبلك]?(?:ال)?(?:${pattern})`, 'u');
}

/** Month names of other sets; the program's calendar says يناير. */
const OTHER_MONTHS =
  'كانون (?:الأول|الثاني)|شباط|آذار|نيسان|أيار|حزيران|تموز|أيلول|تشرين (?:الأول|الثاني)|جانفي|فيفري|أفريل|جويلية|أوت';

export const FORBIDDEN: Record<SampleLocale, readonly Forbidden[]> = {
  en: [
    { words: whole('users?(?! name)'), why: 'people, members, readers, volunteers' },
    { words: whole('mentee|mentor'), why: 'both are partners' },
    { words: whole('cohorts?|semesters?'), why: 'it is a round' },
  ],
  es: [
    { words: whole('parejas?'), why: 'it means lovers: colega for the person, tándem for the two' },
    { words: whole('pares? de correspondencia|su par'), why: 'colega' },
    { words: whole('rondas?'), why: 'it is an edición' },
    { words: whole('vosotr[oa]s|vuestr[oa]s?|os'), why: 'ustedes for several readers' },
    {
      words: whole('\\p{L}+(?:[áé]is)|(?:dec|prefer|escrib|coincid|segu|pod|viv)ís|hablad|contad|decid'),
      why: 'ustedes',
    },
    { words: whole('usted'), why: 'tú for one reader' },
    {
      words:
        /(?:^|[.:;?!»] )(?:Deje|Elija|Escriba|Introduzca|Pregunte|Revise|Pulse|Abra|Haga|Diga)(?!\p{L})/u,
      why: 'tú for one reader',
    },
    { words: whole('e-?mails?|mails?(?!_)'), why: 'it is a correo' },
    { words: whole('tú y (?:i|hi)|tú y \\{'), why: 'y becomes e before some names: {name} y tú' },
    { words: whole('con este botón'), why: 'al pulsar este botón' },
  ],
  fr: [
    {
      words: whole('e-?mails?|mails?(?!_)|(?:message|courrier|adresse)s? électroniques?'),
      why: 'courriel alone',
    },
    { words: whole('ce courrier'), why: 'one of them is a courriel' },
    {
      words: whole(
        'à votre binôme(?! (?:avec|de|dans))|votre binôme (?:ne |voi|verra|connaît|sait|l’|fera|a déjà|tous)|(?:nouvel?|autre|ancien) binôme',
      ),
      why: 'partenaire for the person, binôme for the two',
    },
    { words: whole('(?:trouver|cherch\\p{L}+)(?: pas| plus)?(?: un| de| le bon) binôme'), why: 'partenaire' },
    { words: whole('(?<!nom d’)utilisateurs?'), why: 'people have a part: membre, bénévole, lecteur' },
  ],
  ar: [
    { words: begun('أمني(?:ة|ات)|أماني'), why: 'a wish is رغبة' },
    { words: begun('جول(?:ة|ات)'), why: 'a round is دورة' },
    { words: begun('أجب(?: \\p{L}+)? (?:على|عن) '), why: 'ردّ على' },
    { words: whole('(?:ال|لل|ب|بال|فال)?رد(?:ك|ه|ها)?'), why: 'ردّ, with its shadda' },
    { words: begun(OTHER_MONTHS), why: 'one set of months, as the calendar has it' },
  ],
};

/** Names that no text about a meeting may use; `call off` and the means, a call, are something else. */
export const NO_MEETING: Record<SampleLocale, RegExp> = {
  en: whole('talk(?:s|ed)? (?:with|on)|(?:your|this|the|a) talk|to talk|appointments?|(?:your|this) call'),
  es: whole('citas?|reuni(?:ón|ones)|charlas?|conversaci(?:ón|ones)|para hablar|hablas? con'),
  fr: whole('rencontres?|entretiens?|réunions?|pour se parler|parlez (?:bientôt )?avec'),
  ar: begun('موعد|مواعيد|اجتماع|حديث'),
};

/** Words for pages alone: by mail, too, people fill in a form and read a reason. */
export const PAGE_WORDS: Record<SampleLocale, RegExp> = {
  en: whole('tick|untick|check ?box|drop-?down'),
  es: whole('marca(?:r|s)?|casillas?|desplegable'),
  fr: whole('coch(?:er|ez|e|ée?s?)|cases?'),
  ar: begun('علّم|تعلّم ساعات|ضع علامة|خانة'),
};
