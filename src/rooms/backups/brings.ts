import type { RoomBrings } from '../brings.ts';
import { backUpTonight } from './ask.ts';
import { jobs } from './kinds.ts';

export const backups = {
  knows: ['settings', 'people'],
  events: {},
  subjects: {},
  jobs,
  duties: [{ name: 'back up at night', run: backUpTonight }],
  claims: {},
  handsOut: {},
} satisfies RoomBrings;
