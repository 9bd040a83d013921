import type { RoomBrings } from '../brings.ts';
import { lapseImported } from './lapseImported.ts';
import { remindImported } from './remindImported.ts';
import { events } from './kinds.ts';

export const imports = {
  knows: ['log', 'people', 'forms', 'programmes', 'applications'],
  events,
  subjects: { import: { names: null } },
  duties: [
    { name: 'remind imported people', run: remindImported },
    { name: 'let imported people lapse', run: lapseImported },
  ],
  claims: {
    import_file: {
      moves: 'rows',
      nobody: 'which spreadsheet was read, by name and fingerprint',
      plain: ['sha256', 'name'],
    },
  },
  handsOut: {},
} satisfies RoomBrings;
