import type { Claims, Table } from '../claim.ts';

/** The claim of the room's table: it names nobody. */
export const claims = {
  setting: {
    moves: { stays: 'the installation’s' },
    nobody: 'settings of the installation',
    plain: ['key', 'value'],
  },
} satisfies Partial<Claims<Table>>;
