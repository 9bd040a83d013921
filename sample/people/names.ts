import { asianNames } from './namesAsia.ts';
import { europeanNames } from './namesEurope.ts';
import { southernNames } from './namesSouth.ts';
import type { NameGroup } from './namesWrite.ts';

/** Names by group; the keys are those the countries use. */
export const nameGroups: { [group: string]: NameGroup } = {
  ...europeanNames,
  ...southernNames,
  ...asianNames,
};
