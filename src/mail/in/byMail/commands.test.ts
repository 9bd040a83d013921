import { describe, expect, test } from 'vitest';
import { LOCALES, catalogueOf } from '../../../i18n/locales.ts';
import { COMMANDS } from '../../out/byMail/help.ts';
import { asksForAnother, readCommand } from './readCommand.ts';

const read = (own: string, subject = '') => readCommand({ subject, own });

test.each(LOCALES.flatMap((locale) => COMMANDS.map((command) => [locale, command] as const)))(
  'the word that the mails tell in %s for "%s" is understood, in any case and with a name below it',
  (locale, command) => {
    const word = catalogueOf(locale)[`mail.by-mail.word.${command}`]!;
    for (const text of [word, word.toLowerCase(), `  ${word}!\n`, `${word}\n\nAmina Diop`])
      expect(read(text)).toMatchObject({ command, isAlone: true, more: false });
    expect(read('', word)).toMatchObject({ command, isAlone: true, more: false });
  },
);

describe('what is no word to us is for people', () => {
  test.each([
    ['', ''],
    ['Leave me a message when you can, please, about the book that we spoke of', ''],
    ['I have a question about the status of libraries', ''],
    ['Hello', 'Re: apply'],
    ['We help each other a lot', ''],
    ['Best wishes', 'Thank you'],
  ])('%j under the subject %j', (own, subject) => {
    expect(read(own, subject)).toBeNull();
  });
});

test.each([
  ['my partner insulted me yesterday', 'Help', 'help'],
  ['Status\nI am in hospital', '', 'status'],
  ['Mi pareja no contesta', 'Problema', 'wrong'],
  ['QUITTER\nma partenaire ne répond pas', '', 'leave'],
])('%j under the subject %j is obeyed, and read by people too', (own, subject, command) => {
  expect(read(own, subject)).toMatchObject({ command, isAlone: true, more: true });
});

test.each([['Hello,\n\nThank you\nAmina Diop', 'Apply']])(
  '%j under the subject %j is for nobody to read',
  (own, subject) => {
    expect(read(own, subject)).toMatchObject({ isAlone: true, more: false });
  },
);

test('a wish to apply is heard among other words, and told apart from the word alone', () => {
  expect(read('Good morning, I want to apply, please. Is it too late?')).toEqual({
    command: 'apply',
    locale: 'en',
    isAlone: false,
    more: true,
  });
  expect(read('Bonjour, je voudrais poser ma candidature', 'Bonjour')?.locale).toBe('fr');
  expect(read('Hola, quiero inscribirme')?.locale).toBe('es');
  expect(read('مرحبا، أريد التقديم')?.locale).toBe('ar');
});

test('another partner is asked for in each language', () => {
  for (const word of ['ANOTHER', 'Otra', 'autre', 'آخر']) expect(asksForAnother(word)).toBe(true);
  expect(asksForAnother('yes')).toBe(false);
});

test.each([
  `STATUS${' '.repeat(3000)}is what I ask you about`,
  `STATUS\n${'\n'.repeat(3000)}My partner has left me alone`,
])('words far behind a command are read by people: %#', (own) => {
  const asked = read(own);
  expect(asked === null || asked.more).toBe(true);
});
