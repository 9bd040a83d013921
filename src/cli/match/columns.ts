import type { Question } from '../../rooms/forms/index.ts';

type Column = [role: string, type: Question['type']];

/** The columns that a spreadsheet may have. Columns of one or many choices accept any words. */
const COLUMNS: Column[] = [
  ['name', 'short'],
  ['called', 'short'],
  ['country', 'country'],
  ['zone', 'zone'],
  ['languages', 'languages'],
  ['sector', 'one'],
  ['role', 'one'],
  ['stage', 'one'],
  ['interests', 'many'],
  ['hours', 'hours'],
  ['contactWays', 'many'],
  ['frequency', 'one'],
  ['wishes', 'wishes'],
  ['exclusions', 'exclusions'],
  ['employer', 'short'],
  ['former', 'exclusions'],
  ['priority', 'short'],
  ['absences', 'absences'],
  ['work', 'long'],
  ['path', 'long'],
  ['place', 'long'],
  ['hopes', 'long'],
];

/** The columns as an import's questions, so that one reader serves both. */
export const MATCH_QUESTIONS: readonly Question[] = COLUMNS.map(([role, type], index) => ({
  id: index + 1,
  version: index + 1,
  role,
  type,
  step: 1,
  position: index + 1,
  label: {},
  help: {},
  options: [],
  required: false,
  shownToPartner: false,
  maxLength: type === 'long' ? 50_000 : null,
}));
