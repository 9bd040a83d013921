import type { Examples } from '../brings.ts';

/** Examples of the mails to operators. */
export const operatorExamples = {
  'disk-filling': ({ ctx }) =>
    Promise.resolve({
      full: new Date(ctx.clock.now().getTime() + 12 * 86_400_000).toISOString().slice(0, 10),
    }),
  'backup-failed': ({ ctx }) =>
    Promise.resolve({
      at: ctx.clock.now().toISOString(),
      name: null,
      problem:
        'no backup was made: the disk of /srv/backup is full; make room there, or name another place in BACKUP_TO',
    }),
  'backup-holds': ({ ctx }) =>
    Promise.resolve({
      at: ctx.clock.now().toISOString(),
      to: '/srv/backup',
      name: 'antipode-2027-03-01-031000.zst.age',
      bytes: 84_000_000,
      hasOperator: true,
    }),
} satisfies Examples;
