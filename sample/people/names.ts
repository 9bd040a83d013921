import { asianNames } from './names-asia.ts';
import { europeanNames } from './names-europe.ts';
import { southernNames } from './names-south.ts';
import type { NameGroup } from './names-write.ts';

/** Names by group; the keys are those the countries use. */
export const nameGroups: { [group: string]: NameGroup } = {
  ...europeanNames,
  ...southernNames,
  ...asianNames,
};
