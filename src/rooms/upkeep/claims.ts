import type { Claims, Table } from '../claim.ts';

/** The claims of the room's tables: how each names people, and what becomes of that when a person is erased. */
export const claims = {
  disk_day: {
    moves: { stays: 'the disk of this installation' },
    nobody: 'how full the database and its disk were on a day',
    plain: ['database', 'free', 'total'],
  },
  rate_limit: {
    moves: { stays: 'counters of the installation' },
    nobody: 'counters under keyed hashes',
    plain: ['key', 'expire'],
  },
} satisfies Partial<Claims<Table>>;
