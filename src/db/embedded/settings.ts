import { totalmem } from 'node:os';

/**
 * PostgreSQL's own memory for pages: a 32nd of the machine's, or of what its container may use. A mail put among a million takes half as long with 128 MB as
 * with 32, which a small machine keeps.
 */
function bufferMb(): number {
  const mb = Math.min(totalmem(), process.constrainedMemory() || Infinity) / 2 ** 20;
  return Math.min(128, Math.max(32, Math.round(mb / 32)));
}

/** For a small server: little memory, few processes, no compilation of queries. */
export const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '40',
  // An import puts all tables in their places in one transaction, which locks each of them with its indexes.
  max_locks_per_transaction: '128',
  shared_buffers: `${bufferMb()}MB`,
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  max_wal_size: '256MB',
  jit: 'off',
  // Rows that are often asked for lie in memory, or on a disk without a moving head: a few hundred by an index cost less than a table from end to end.
  random_page_cost: '1.1',
  huge_pages: 'off',
  io_method: 'sync',
  max_worker_processes: '4',
  max_parallel_workers_per_gather: '0',
  max_logical_replication_workers: '0',
  autovacuum_max_workers: '2',
  // Tidying up after a hundred thousand mails takes a little of the machine for longer, and not a core for seconds.
  autovacuum_vacuum_cost_delay: '10ms',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // Without the values of a row that was refused.
  log_error_verbosity: 'terse',
  lc_messages: 'C',
};

/** Nobody needs what lies there after a power cut, or copies it as it goes on, so that the journal may say less. */
export const CARELESS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  wal_init_zero: 'off',
  // Several test workers with their own databases: room for what they all read, and for their pools.
  shared_buffers: '128MB',
  max_connections: '80',
};
