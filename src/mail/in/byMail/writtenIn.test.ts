import { expect, test } from 'vitest';
import { writtenIn } from './writtenIn.ts';

const ALL = ['en', 'es', 'fr', 'ar'];

test('a stranger’s language is told by their greetings and small words', () => {
  const mails: [string, string | null][] = [
    ['Hello,\nI would like to take part in the next round. Kind regards, Kofi', 'en'],
    ['Hola, buenos días:\nme gustaría participar en la próxima edición. Saludos, Inés', 'es'],
    ['Bonjour,\nje souhaite participer à la prochaine session. Merci beaucoup, Zeina', 'fr'],
    ['السلام عليكم\nأود المشاركة في البرنامج، شكرا جزيلا\nأمينة', 'ar'],
    ['Olá', null],
    ['', null],
    ['x', null],
    ['你好，我想参加', null],
  ];
  for (const [text, locale] of mails) expect([text, writtenIn(text, ALL)]).toEqual([text, locale]);
  expect(writtenIn('Bonjour, je suis à vous, merci', ['en', 'es'])).toBeNull();
});
