import { byText } from '../log/index.ts';
import type { RoomBrings } from '../brings.ts';
import { claims } from './claims.ts';
import { events } from './kinds.ts';

export const pages = {
  knows: ['log', 'people', 'programmes', 'readers'],
  events,
  subjects: {
    page: { names: byText({ table: 'page_version', id: 'page_id', text: 'title', last: 'version' }) },
  },
  duties: [],
  claims,
  handsOut: {},
} satisfies RoomBrings;
