import type { RoomBrings } from '../brings.ts';
import { claims } from './claims.ts';
import { forgetMailedFiles } from './mailed.ts';

export const files = {
  knows: [],
  events: {},
  subjects: {},
  duties: [{ name: 'forget pictures from mail', run: forgetMailedFiles }],
  claims,
  handsOut: {},
} satisfies RoomBrings;
