import { expect, test } from 'vitest';
import { questions } from '../../../../test/readingTables.ts';
import { guessGoals } from './guessGoals.ts';

const guess = (headers: readonly string[]): string[] => guessGoals(headers, [], questions, new Map());

/** The column headings of a spreadsheet in one language, one for each question in turn. */
const GOALS = [
  'address',
  'name',
  'name',
  'country',
  'zone',
  'languages',
  'employer',
  'role',
  'hours',
  'hopes',
];

test.each([
  ['German', ['E-Mail', 'Vorname', 'Nachname', 'Land', 'Zeitzone', 'Sprachen', 'Arbeitgeber', 'Beruf', 'Verfügbarkeit', 'Erwartungen']],
  ['Italian', ['Indirizzo e-mail', 'Primo nome', 'Cognome', 'Paese', 'Fuso orario', 'Lingue', 'Azienda', 'Ruolo', 'Disponibilità', 'Aspettative']],
  ['Portuguese', ['Endereço de e-mail', 'Primeiro nome', 'Sobrenome', 'País', 'Fuso horário', 'Idiomas', 'Empresa', 'Cargo', 'Disponibilidade', 'Expectativas']],
  ['Dutch', ['E-mailadres', 'Voornaam', 'Achternaam', 'Land', 'Tijdzone', 'Talen', 'Werkgever', 'Functie', 'Beschikbaarheid', 'Verwachtingen']],
  ['Polish', ['Adres e-mail', 'Imię', 'Nazwisko', 'Kraj', 'Strefa czasowa', 'Języki', 'Pracodawca', 'Stanowisko', 'Dostępność', 'Oczekiwania']],
  ['Russian', ['Электронная почта', 'Имя', 'Фамилия', 'Страна', 'Часовой пояс', 'Языки', 'Место работы', 'Должность', 'Удобное время', 'Ожидания']],
  ['French', ['Courriel', 'Prénom', 'Nom de famille', 'Pays', 'Fuseau horaire', 'Langues', 'Employeur', 'Poste', 'Disponibilités', 'Attentes']],
  ['Spanish', ['Correo', 'Nombres', 'Apellidos', 'País', 'Zona horaria', 'Idiomas', 'Empresa', 'Cargo', 'Disponibilidad', 'Expectativas']],
  ['English', ['E-mail', 'First name', 'Surname', 'Country', 'Time zone', 'Languages', 'Employer', 'Position', 'Availability', 'Hopes']],
  ['Arabic', ['البريد الإلكتروني', 'الاسم الأول', 'اسم العائلة', 'الدولة', 'المنطقة الزمنية', 'اللغات', 'جهة العمل', 'الوظيفة', 'الأوقات', 'التوقعات']],
] as const)('the usual headings of a spreadsheet in %s are understood', (_, headers) =>
  expect(guess(headers)).toEqual(GOALS),
); // prettier-ignore

test.each([
  ['German', ['Sprache', 'Niveau', 'Stadt']],
  ['German, too', ['Sprachen', 'Sprachniveau (GER)', 'Wohnort']],
  ['Italian', ['Lingua', 'Livello', 'Città']],
  ['Portuguese', ['Idioma', 'Nível', 'Cidade']],
  ['Dutch', ['Taal', 'Niveau', 'Woonplaats']],
  ['Polish', ['Język', 'Poziom', 'Miasto']],
  ['Russian', ['Язык', 'Уровень', 'Город']],
  ['French', ['Langue', 'Niveau', 'Ville']],
  ['Spanish', ['Idioma', 'Nivel', 'Ciudad']],
  ['English', ['Language', 'Level', 'City']],
  ['Arabic', ['اللغة', 'المستوى', 'المدينة']],
] as const)('a column of levels beside one of languages, and one of towns, are understood in %s', (_, headers) =>
  expect(guess(headers)).toEqual(['languages', 'languages', 'place']),
); // prettier-ignore

test('a level is of the languages before it alone, numbers aside, and a town is a word of its own', () => {
  expect(guess(['Sprache 1', 'Niveau 1', 'Sprache 2', 'Niveau 2'])).toEqual(Array(4).fill('languages'));
  expect(guess(['Niveau', 'Sprachen', 'Level of experience'])).toEqual(['?', 'languages', '?']);
  expect(guess(['Cittadinanza', 'Ciudadanía', 'In welcher Stadt wohnen Sie?'])).toEqual(['?', '?', 'place']);
});

test('a heading of several words holds the name of a column; a short one not within another word', () => {
  expect(
    guess(['Land/Wohnsitz', 'Sprachen (mit Niveau)', 'Land *', 'E-Mail-Adresse (privat)', 'Landline']),
  ).toEqual(['country', 'languages', '?', 'address', '?']);
});

test('a column in which a form noted when it was filled in is not taken for hours, in any language', () => {
  const headers = [
    'Timestamp',
    'Zeitstempel',
    'Carimbo de data/hora',
    'Hora de inicio',
    'Heure de fin',
    'Отметка времени',
  ];
  expect(guess(headers)).toEqual(headers.map(() => '?'));
});
