import type { RoomBrings } from '../brings.ts';
import { claims } from './claims.ts';
import { watchDisk } from './watchDisk.ts';

export const upkeep = {
  knows: ['log', 'matters', 'people'],
  events: {},
  subjects: {},
  duties: [{ name: 'watch the disk', run: watchDisk }],
  links: {},
  claims,
  handsOut: {},
} satisfies RoomBrings;
