import type { Worker } from 'node:worker_threads';

/** A thread that is kept for the next work, with its code already compiled. An idle thread never keeps the process alive. */
export interface KeptThread {
  /** The idle thread, or else a new one. */
  take(): Worker;
  /** Keeps a thread that has done its work; ends it when another one is idle already. */
  keep(worker: Worker): void;
  /** Ends the idle thread. */
  end(): Promise<void>;
}

/** `open` starts a thread. A thread that is idle for `keepMs` is ended. After a crash, the next `take` starts a new one. */
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
