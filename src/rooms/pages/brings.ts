import { byText } from '../log/index.ts';
import type { RoomBrings } from '../brings.ts';
import { claims } from './claims.ts';

export const pages = {
  knows: ['log', 'people', 'programmes', 'readers'],
  events: {
    'page-changed': { about: 'page', undone: true },
    'page-published': { about: 'page', undone: true },
    'page-taken-down': { about: 'page', undone: true },
    'page-written': { about: 'page' },
  },
  subjects: {
    page: { names: byText({ table: 'page_version', id: 'page_id', text: 'title', last: 'version' }) },
  },
  duties: [],
  links: {},
  claims,
  handsOut: {},
} satisfies RoomBrings;
