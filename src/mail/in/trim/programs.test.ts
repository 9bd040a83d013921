import { expect, test } from 'vitest';
import { ATTRIBUTED } from './fixtures/attributed.ts';
import { MARKED_BY_PROGRAM } from './fixtures/programs.ts';
import { trim } from './index.ts';

const OWN = 'Dear Mei,\n\nyes, that works: Friday at noon?\n\nYours\nAmina';
const QUOTED = '> Dear Amina,\n>\n> When can we meet? I am free on Friday:\n> all day.';

/** Breaks a line that is too long between words, as a mail program does. */
function wrapped(text: string, width: number): string {
  const lines = [''];
  for (const word of text.split(' '))
    if ((lines.at(-1) ?? '').length + word.length < width) lines.push(`${lines.pop()} ${word}`.trim());
    else lines.push(word);
  return lines.filter((line) => line !== '').join('\n');
}

const ONE_LINE = [...ATTRIBUTED, ...MARKED_BY_PROGRAM].filter(
  ([name, line]) => !line.includes('\n') && !name.startsWith('Gmail, old'),
);

test.each([78, 64, 50, 40])('finds the line above a quote when it is wrapped at %i', (width) => {
  const missed = ONE_LINE.filter(([, line, more]) => {
    const text = `${more ? `${OWN}\n\n${more}` : OWN}\n\n${wrapped(line, width)}\n\n${QUOTED}\n`;
    return wrapped(line, width).split('\n').length <= 3 && trim({ text }).kept !== OWN;
  });
  expect(missed).toEqual([]);
});

test.each([
  'Sent from my iPhone',
  '(Sent from my iPhone)',
  '(sent from a phone)',
  '(Sent from mobile device)',
  '<<sent by galaxy>>',
  '<<Sent from my Samsung>>',
  'From My Iphone 6',
  'Sent via mobile',
  'Sent with Airmail',
  'Sent from Windows Mail',
  'Sent from Mailbox for iPad',
  'Sent from my Alcatel Flash2',
  'Sent from my cell, please excuse any typos.',
  'Sent from my HTC M8 Android phone.  Please excuse typoze',
  'Sent from my Windows 8 PC <http://windows.microsoft.com/consumer-preview>',
  'Get Outlook for iOShttps://aka.ms/o0ukef',
  'Von meinem Mobilgerät gesendet',
  'Diese Nachricht wurde von meinem Android-Mobiltelefon mit K-9 Mail gesendet.',
  'Envoyé depuis mon iPhone',
  '從我的 iPhone 傳送',
  '(Enviado desde mi iPhone)',
])('knows that no person wrote "%s"', (line) => {
  expect(trim({ text: `Yes, gladly.\n\n${line}\n` }).kept).toBe('Yes, gladly.');
});

test.each([
  'On Thu, Jun 27, 2024 at 10:15, Mei Chen<mei@cast.example> wrote:   Dear Amina, when can we meet?',
  'El jue, jun 27, 2024 a la(s) 10:15, Mei Chen<mei@cast.example> escribió:   Hola',
  'Le jeu., juin 27, 2024 à 10:15, Mei Chen<mei@cast.example> a écrit :   Bonjour',
])('an older mail may begin on the line itself: %s', (line) => {
  const text = `${OWN}\n\nSent from Yahoo Mail on Android\n\n  ${line}\nI am free on Friday:\n\nall day.`;
  expect(trim({ text }).kept).toBe(OWN);
});

test.each([
  'On Thursday at 10:15 I wrote to mei@cast.example:   nothing came back.',
  'My times on June 27, 2024:   10:15 or 11:30',
  '2027/3/1 Luca <luca@example.org>\n10:15\nwrote:\n\nhello',
  '2027/3/1 Luca <luca@example.org>\n10:15 hello\nShe wrote:\n\nhello',
  '2027-03-01 10:15 GMT+01:00 is when we met\nLuca <luca@example.org> wrote:\n\nhello',
])('what only looks like it stays: %s', (line) => {
  expect(trim({ text: `${OWN}\n\n${line}` }).kept).toBe(`${OWN}\n\n${line}`);
});
