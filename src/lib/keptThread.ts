import type { Worker } from 'node:worker_threads';

/** A thread that is kept for the next work, its code compiled already. While it waits it never keeps the process alive. */
export interface KeptThread {
  /** The thread that waits, or else a new one. */
  take(): Worker;
  /** Keeps a thread that has done its work; of two, one. */
  keep(worker: Worker): void;
  /** Ends the thread that waits. */
  end(): Promise<void>;
}

/** `open` begins a thread; one that waits for `keepMs` without work is ended. One that crashes is replaced by the next `take`. */
export function keptThread(open: () => Worker, keepMs: number): KeptThread {
  let idle: { worker: Worker; timer: NodeJS.Timeout } | null = null;

  function release(): Worker | null {
    if (!idle) return null;
    const { worker, timer } = idle;
    idle = null;
    clearTimeout(timer);
    worker.off('error', gone).off('exit', gone);
    return worker;
  }

  function gone(): void {
    release();
  }

  async function end(): Promise<void> {
    await release()?.terminate();
  }

  return {
    end,
    take: () => {
      const kept = release();
      kept?.ref();
      return kept ?? open();
    },
    keep: (worker) => {
      if (idle) {
        void worker.terminate();
        return;
      }
      worker.unref();
      const timer = setTimeout(() => void end(), keepMs).unref();
      worker.on('error', gone).on('exit', gone);
      idle = { worker, timer };
    },
  };
}
