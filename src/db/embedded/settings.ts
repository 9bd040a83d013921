import { totalmem } from 'node:os';

/**
 * PostgreSQL's own memory for pages, in MB: a 32nd of the machine's memory, or of its container's limit. With 128 MB, adding a mail to a
 * million takes half as long as with the 32 MB of a small machine.
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
  // An import puts all tables in place in one transaction, which locks each table and its indexes.
  max_locks_per_transaction: '128',
  shared_buffers: `${bufferMb()}MB`,
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  max_wal_size: '256MB',
  jit: 'off',
  // Rows that are often read lie in memory, or on a disk without a moving head. Reading a few hundred by an index then costs less than
  // reading the whole table.
  random_page_cost: '1.1',
  huge_pages: 'off',
  io_method: 'sync',
  max_worker_processes: '4',
  max_parallel_workers_per_gather: '0',
  max_logical_replication_workers: '0',
  autovacuum_max_workers: '2',
  // Cleaning up after a hundred thousand mails takes a small share of the machine for longer, instead of a core for seconds.
  autovacuum_vacuum_cost_delay: '10ms',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // The log leaves out the values of a refused row.
  log_error_verbosity: 'terse',
  lc_messages: 'C',
};

/** Settings for a server whose data nobody needs after a power cut, and nobody copies while it runs: the journal may then be shorter. */
export const CARELESS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  wal_init_zero: 'off',
  // Several test workers share the server, each with its own database: this leaves room for their pages and their pools.
  shared_buffers: '128MB',
  max_connections: '80',
};
