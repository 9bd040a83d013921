import type { RoomBrings } from '../brings.ts';
import { claims } from './claims.ts';
import { watchDisk } from './watchDisk.ts';
import { matters } from './kinds.ts';

export const upkeep = {
  knows: ['settings', 'log', 'matters', 'people'],
  events: {},
  matters,
  subjects: {},
  duties: [{ name: 'watch the disk', run: watchDisk }],
  claims,
  handsOut: {},
} satisfies RoomBrings;
