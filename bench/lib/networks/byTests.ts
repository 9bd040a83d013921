import { byTests as heldByTests } from '../byTests.ts';
import type { Held } from '../byTests.ts';
import type { Row } from '../row.ts';
import { most } from './servers.ts';

/** Rows for tests, each with the first words of the tests' names. */
const HELD: readonly Held[] = [
  [
    '60 forged activities and more: taken, or something of others changed',
    'nothing that is not of whom it says is taken',
  ],
  ['documents of eight programs, in 400 shapes, that are misread', 'answers of eight programs are read'],
  [
    'actors of eight programs that are misread, or taken under another key',
    'actors of eight programs are read',
  ],
  ['switched off: routes, kept posts or packets', 'while it is switched off there is no address'],
  ['endless collections that cost a request', 'an endless collection, wherever'],
  [
    'servers that had a thing, blocked since, and hear nothing of its end',
    'the end of a topic reaches servers',
  ],
  ['documents of any shape that end in a fault', 'a document is read as data'],
];

/** Runs those tests. */
export const byTests = (): Promise<Row[]> => heldByTests(most, ['src/federation'], HELD);
