import { asianNames } from './namesAsia.ts';
import { europeanNames } from './namesEurope.ts';
import { southernNames } from './namesSouth.ts';
import type { NameGroup } from './namesWrite.ts';

/** Names by group; the countries use these keys. */
export const nameGroups: { [group: string]: NameGroup } = {
  ...europeanNames,
  ...southernNames,
  ...asianNames,
};
