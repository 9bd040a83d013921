import { filledDatabase, filledTemplate } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { playDemo } from './playDemo.ts';

const CROWD = { people: 40, countries: 12 };
const playRunning = (db: TestDatabase['db']): Promise<void> => playDemo(db, CROWD);

/** A database of its own with a small demo programme, a month into its round. */
export const demoDatabase = (): Promise<TestDatabase> =>
  filledDatabase('demo', playRunning, { isSmall: true });

/** The same, and beside it a second programme whose proposals wait to be looked at. */
export const twoDemos = async (): Promise<TestDatabase> =>
  filledDatabase('two-demos', (db) => playDemo(db, { ...CROWD, phase: 'matching' }), {
    isSmall: true,
    from: await filledTemplate('demo', playRunning, { isSmall: true }),
  });
