import { filledDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { playDemo } from './demoPages.ts';

/** A database of one's own with a small demo programme, a month into its round. */
export const demoDatabase = (): Promise<TestDatabase> =>
  filledDatabase('demo', (db) => playDemo(db, { people: 40, countries: 12 }), { isSmall: true });
