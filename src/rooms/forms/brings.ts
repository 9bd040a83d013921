import { BY } from '../claim.ts';
import { byText } from '../log/index.ts';
import type { RoomBrings } from '../brings.ts';

export const forms = {
  knows: ['log'],
  events: {},
  subjects: {
    question: {
      names: byText({ table: 'question_version', id: 'question_id', text: 'label', last: 'version' }),
    },
  },
  duties: [],
  claims: {
    question: { moves: 'rows', nobody: 'what the form asks', plain: ['role', 'type'] },
    question_version: {
      what: 'who worded a question',
      who: { created_by: ['person', BY] },
      plain: ['label', 'help', 'options', 'bounds'],
      ownData: 'events',
      moves: 'rows',
      until: 'the programme goes',
    },
  },
  handsOut: {},
} satisfies RoomBrings;
