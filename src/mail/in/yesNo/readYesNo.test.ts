import { expect, test } from 'vitest';
import ar from './answers/ar.json' with { type: 'json' };
import en from './answers/en.json' with { type: 'json' };
import es from './answers/es.json' with { type: 'json' };
import fr from './answers/fr.json' with { type: 'json' };
import { readYesNo } from './index.ts';
import type { Question, YesNo } from './index.ts';
import { answerWords } from '../languageWords.ts';
import { SIGNS } from './signs.ts';

/** Answers as people write them, half of them traps. Each is read as an answer to every question that it may answer. */
const corpora = { en, es, fr, ar };
/** Senders and readers: the names that the program knows from the mail and the programme. */
const NAMES = [
  'Amina Diop', 'Luca Rossi', 'Mei Lin', 'Tomás Herrera', 'Ngozi Eze', 'Elif', 'Bao', 'Olga', 'Bhavesh Patel', 'Itzel', 'Lucía',
  'Carmen Ruiz', 'Amélie', 'Élodie', 'Fatima El Amrani', 'أمينة ديوب', 'لوكا روسي', 'مي', 'نور', 'خالد', 'نغوزي', 'باو', 'أولغا',
]; // prettier-ignore
const QUESTIONS: readonly Question[] = ['available', 'agree', 'other'];

type Expected = { text: string; question: Question; said: YesNo | null };
const all = (texts: readonly string[], question: Question, said: YesNo | null): Expected[] =>
  texts.map((text) => ({ text, question, said }));
const expected = (corpus: typeof en): Expected[] => [
  ...QUESTIONS.flatMap((question) => [
    all(corpus.yes, question, 'yes'),
    all(corpus.no, question, 'no'),
    all(corpus.ask, question, null),
  ]).flat(),
  ...(['available', 'agree'] as const)
    .flatMap((question) => [
      all(corpus[question].yes, question, 'yes'),
      all(corpus[question].no, question, 'no'),
    ])
    .flat(),
];
const read = ({ text, question }: Expected): YesNo | null => readYesNo(text, question, NAMES);

for (const [language, corpus] of Object.entries(corpora)) {
  test(`never takes an answer in ${language} for what it does not say`, () => {
    const wrong = expected(corpus).filter((one) => ![null, one.said].includes(read(one)));
    expect(wrong).toEqual([]);
  });

  test(`understands nine of ten plain answers in ${language}`, () => {
    const plain = expected(corpus).filter(({ said }) => said !== null);
    const missed = plain.filter((one) => read(one) === null);
    expect(missed.length / plain.length, JSON.stringify(missed.map(({ text }) => text))).toBeLessThan(0.1);
  });

  test(`has at least three hundred answers in ${language}, half of them traps`, () => {
    const count = new Set(expected(corpus).map(({ text }) => text)).size;
    expect(count).toBeGreaterThanOrEqual(300);
    expect(corpus.ask.length / count).toBeGreaterThan(0.49);
  });
}

test('takes what answers one question for no answer to another: being available is no yes to leaving', () => {
  for (const text of [
    'I am available',
    'I agree',
    'Estoy disponible',
    'J’accepte',
    'أوافق',
    'Not available',
    'No acepto',
  ])
    expect(readYesNo(text, 'other'), text).toBeNull();
});

test.each([
  ['Ja, gerne!\nViele Grüße\nJonas', 'yes'],
  ['はい、よろしくお願いします。', 'yes'],
  ['好的，谢谢！', 'yes'],
  ['EVET', 'yes'],
  ['Да, спасибо', 'yes'],
  ['Nein.', 'no'],
  ['いいえ', 'no'],
  ['HAYIR', 'no'],
  ['Nee, bedankt', 'no'],
  ['是的，但是我下个月要去做手术，请告诉我该怎么办', null],
  ['はい、ただし三月は入院します', null],
  ['Ja, ab April', null],
  ['Nein, ich bleibe', null],
])('reads %j as %s', (text, said) => {
  expect(readYesNo(text, 'available')).toBe(said);
});

test('a name under the word is known, or stands under good wishes; any other word is asked about', () => {
  expect(readYesNo('Yes\n\nSamira', 'other', ['Samira Haddad'])).toBe('yes');
  expect(readYesNo('Yes\n\nKind regards,\nSam')).toBe('yes');
  expect(readYesNo('No\nHelp')).toBeNull();
  expect(readYesNo('لا\nساعدوني')).toBeNull();
});

test.each([
  'مرحبا شريكي يخيفني. نعم',
  'السلام عليكم أمي مريضة جدا\nنعم',
  'مرحبا ربما نعم',
  'نعم\nمع تحياتي\nساعدوني بسرعة',
  'Hello. Probably yes.',
  'Hi! Maybe.\nYes',
  'Hola. Quizá sí',
  'Bonjour. Plutôt oui',
  'Hello\nPartner Frightens Me\nyes',
  '您好 我害怕 是的',
  'こんにちは 相手が怖いです。はい',
])('takes no words for a name because they stand behind a greeting or below good wishes: %j', (text) => {
  for (const question of QUESTIONS) expect(readYesNo(text, question, NAMES)).toBeNull();
});

const said = (kind: 'yes' | 'no'): string[] => [
  ...SIGNS[kind],
  ...answerWords().flatMap(({ content }) => content[kind] ?? []),
];

test('knows yes and no in at least twelve languages, and no word as both', () => {
  const yes = new Set(said('yes'));
  expect(said('no').filter((word) => yes.has(word))).toEqual([]);
  for (const word of [...said('yes'), ...said('no')])
    expect(readYesNo(word), word).toBe(yes.has(word) ? 'yes' : 'no');
});

test('reads fifty thousand characters at once, and says nothing of them', () => {
  expect(readYesNo('yes '.repeat(12_500))).toBeNull();
  expect(readYesNo('yes\n'.repeat(12_500))).toBeNull();
});

test.each([
  'Yes, I wrote it',
  'It was me',
  'Sí, fui yo',
  'Oui, c’est moi',
  "Oui, c'est moi. Merci",
  'نعم، أنا كتبتها',
])('whoever is asked whether a mail is theirs may say %j, to nothing else', (text) => {
  expect(readYesNo(text, 'vouch')).toBe('yes');
  expect(readYesNo(text, 'other')).toBeNull();
});

test.each(['No, it was not me', "It wasn't me", 'No fui yo', 'Non, ce n’est pas moi', 'لا، لم أكتبها'])(
  'whoever is asked whether a mail is theirs may deny it: %j',
  (text) => {
    expect(readYesNo(text, 'vouch')).toBe('no');
  },
);
