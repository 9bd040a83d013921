import { inSheets } from '../../i18n/sheetWords.ts';
import { once } from '../../lib/once.ts';
import { fold } from '../forms/index.ts';

const levelColumns = once(() => new Set(inSheets((said) => said.levelColumns).map(fold)));

/** Whether a column stands beside one of languages and says how well each is spoken: "Niveau", "Level 2 (CEFR)". */
export const saysLevel = (header: string): boolean =>
  levelColumns().has(fold(header.replaceAll(/\([^)]*\)|\d+/g, ' ')));
