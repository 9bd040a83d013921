import type { Claims, Table } from '../claim.ts';

/** How its tables name people, and what becomes of that. */
export const claims = {
  disk_day: {
    nobody: 'how full the database and its disk were on a day',
    plain: ['database', 'free', 'total'],
  },
  rate_limit: { nobody: 'counters under keyed hashes', plain: ['key', 'expire'] },
  setting: { nobody: 'settings of the installation', plain: ['key', 'value'] },
} satisfies Partial<Claims<Table>>;
