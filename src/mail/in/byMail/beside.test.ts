import { expect, test } from 'vitest';
import { saidBeside } from './saidBeside.ts';

test.each([
  'Hi, here are my answers below. Is it ok if I am 67?',
  'Hello! My answers are below.\nPlease never pair me with my former boss.',
  'Hola, aquí van mis respuestas. ¿Puedo cambiar algo más tarde?',
  'Voici mes réponses. Je serai en congé en mars.',
  'هذه إجاباتي. هل يمكنني تغييرها لاحقًا؟',
])('is kept for people: %j', (text) => {
  expect(saidBeside(text.split('\n'))).toBe(text);
});

test.each([
  'Hi, here are my answers below.',
  'Dear team,\n\nPlease find my answers below. Thank you!',
  'Hola! Aquí van mis respuestas:\n\nGracias\nMaría',
  'Bonjour,\nVoici mes réponses. Merci beaucoup !',
  'السلام عليكم\nهذه إجاباتي\nشكرًا',
  '',
])('is nothing to read: %j', (text) => {
  expect(saidBeside(text.split('\n'))).toBe('');
});
