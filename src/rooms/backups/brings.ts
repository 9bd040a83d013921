import type { RoomBrings } from '../brings.ts';
import { backUpTonight } from './ask.ts';

export const backups = {
  knows: ['people'],
  events: {},
  subjects: {},
  duties: [{ name: 'back up at night', run: backUpTonight }],
  links: {},
  claims: {},
  handsOut: {},
} satisfies RoomBrings;
