import type { Claims, Table } from '../claim.ts';

/** The claims of its tables: how each names people, and the fate of that when somebody is erased. */
export const claims = {
  file: {
    what: 'pictures, and documents of letters',
    who: {
      created_by: ['person', { stays: 'who chose the picture of a topic, by number' }],
    },
    words: { bytes: { by: 'the one beside their comments and those of their mails go' } },
    plain: ['sha256', 'kind'],
    merged: { stays: 'who chose a picture says nothing of whose it is' },
    ownData: { not: 'those they sent lie in the archive, beside the file' },
    moves: 'rows',
    until: 'what shows it goes',
  },
} satisfies Partial<Claims<Table>>;
