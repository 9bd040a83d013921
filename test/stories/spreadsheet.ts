import { generatePeople } from '../../sample/people/generate.ts';
import type { InventedPerson } from '../../sample/people/generate.ts';
import { answersByRole } from '../../src/simulate/answers.ts';
import { inCell } from '../../src/rooms/forms/index.ts';
import type { Question } from '../../src/rooms/forms/index.ts';
import { madeXlsx } from '../madeSheets.ts';

/** Headings as an office might use them, each with the role of its column. Two columns belong to no question. */
const COLUMNS = {
  Timestamp: '',
  'First name': 'first',
  'Last name': 'last',
  'Email address': 'address',
  'In which country do you live?': 'country',
  'Time zone': 'zone',
  Languages: 'languages',
  Sector: 'sector',
  Role: 'role',
  'Career stage': 'stage',
  Interests: 'interests',
  Hours: 'hours',
  'Ways of contact': 'contactWays',
  'How often': 'frequency',
  Wishes: 'wishes',
  'Hopes and expectations': 'hopes',
  'Where did you hear of us': '',
} as const;

type Cells = Record<string, string>;

/** People who have a second row, and rows without a person. */
const TWICE = 8;
const NOBODY = 3;

export interface Spreadsheet {
  bytes: Buffer;
  /** The number of people in it, each counted once. */
  people: number;
  /** Columns that belong to no question. */
  unasked: readonly string[];
  /** The number of people who have an earlier row under another address, and the numbers of rows without a person. */
  twice: number;
  ofNobody: readonly number[];
  /** People in it who are here already under another address. */
  here: { name: string; country: string; address: string }[];
  /** Unknown words in it, and their meaning; '' if they mean nothing. */
  words: Readonly<Record<string, string>>;
  /** Addresses with a typing error, each with the right one. */
  slips: Readonly<Record<string, string>>;
}

/** A spreadsheet of so many rows as offices send them, with faults and repeated people. The same each time. */
export function spreadsheet(rows: number, questions: readonly Question[]): Spreadsheet {
  const invented = generatePeople({ people: rows - TWICE - NOBODY, countries: 76, seed: 18 });
  const roles = new Map(questions.map((question) => [question.role ?? '', question]));
  const lines = invented.map((person) => lineOf(person, invented, roles));
  const of = (n: number): Cells => lines[n * 31]!;
  // Unknown words, each in two rows.
  for (const [code, word] of [
    ['DE', 'Deutschlnad'],
    ['PH', 'Fillipinas'],
    ['BR', 'Brazzil'],
  ])
    for (const { address } of invented.filter(({ country }) => country === code).slice(0, 2))
      lines.find((line) => line['address'] === address)!['country'] = word!;
  for (const n of [6, 7]) of(n)['languages'] += '; Spanglish B1';
  const slips: Record<string, string> = {};
  for (const n of [8, 9, 10]) {
    const meant = of(n)['address']!;
    of(n)['address'] = meant.replace('@', ' at ');
    slips[of(n)['address']!] = meant;
  }
  const again = Array.from({ length: TWICE }, (_, n): Cells => {
    const { first = '', last = '', address = '', ...same } = of(11 + n);
    const other = n % 2 === 0 ? `second.${n}@elsewhere.example` : address.replace(/^(.*)@/, '$1+form@');
    return n % 2 === 0
      ? { ...same, first: last, last: first, address: other }
      : { ...same, first, last, address: other };
  });
  const nobody: Cells[] = [
    { ...of(1), address: '' },
    { address: 'no.name@elsewhere.example', country: 'Peru' },
    { ...of(2), first: 'Somebody', last: 'Else' },
  ];
  const here = [20, 21, 22].map((n) => ({
    name: `${of(n)['last']} ${of(n)['first']}`,
    country: invented[n * 31]!.country,
    address: `known.${n}@earlier.example`,
  }));
  const all = [...lines, ...again, ...nobody].map((cells) =>
    Object.values(COLUMNS).map((role, n) =>
      role === '' ? `${n === 0 ? '3/1/2027 9:14:00' : 'A friend'}` : (cells[role] ?? ''),
    ),
  );
  return {
    bytes: madeXlsx([Object.keys(COLUMNS), ...all]),
    people: invented.length,
    unasked: Object.entries(COLUMNS).flatMap(([heading, role]) => (role === '' ? heading : [])),
    twice: TWICE,
    ofNobody: nobody.map((_, n) => lines.length + again.length + n + 2),
    here,
    words: { Deutschlnad: 'Germany', Fillipinas: 'Philippines', Brazzil: 'Brazil', 'Spanglish B1': '' },
    slips,
  };
}

function lineOf(
  person: InventedPerson,
  everybody: readonly InventedPerson[],
  roles: ReadonlyMap<string, Question>,
): Cells {
  const answers = answersByRole(person, everybody, '2027-03-01');
  const [first = '', ...rest] = person.name.split(' ');
  const cells: Cells = {
    first,
    last: rest.join(' '),
    address: person.address,
    // As people write it in their own language.
    country: new Intl.DisplayNames(person.locale, { type: 'region' }).of(person.country) ?? '',
  };
  for (const role of Object.values(COLUMNS)) {
    const [question, value] = [roles.get(role), answers.get(role)];
    if (question && value !== undefined) cells[role] ??= inCell(question, value);
  }
  return cells;
}
