// For pages: follows what is live, through whatever happens. A browser comes back by itself after a line that broke, and gives up after an answer
// that was an error, as proxies give while a server starts again: then it is asked anew, later each time.
const FIRST_WAIT = 2000;
const MOST_WAIT = 60_000;

/** The line as some browsers know it. */
interface Line {
  saveData?: boolean;
  effectiveType?: string;
}

/** Whether what comes is better told together, every few seconds: each time costs a phone on a thin line its radio. */
export const isWeak = (line?: Line): boolean =>
  line?.saveData === true || (line?.effectiveType ?? '').endsWith('2g');

/**
 * Calls `hear` with each event once, `aside` with what is said without a number, and `refused` each time that there is no place for this reader just now.
 * `address` says up to where the page shows: its `after`. Returns what ends it.
 */
export function follow(
  address: string,
  hear: (data: string) => void,
  { aside, refused }: { aside?: (data: string) => void; refused?: () => void } = {},
): () => void {
  const url = new URL(address, document.baseURI);
  let wait = FIRST_WAIT;
  let source: EventSource;
  let again: ReturnType<typeof setTimeout> | undefined;
  const open = (): void => {
    if (isWeak((navigator as { connection?: Line }).connection)) url.searchParams.set('batches', '');
    else url.searchParams.delete('batches');
    source = new EventSource(url);
    source.addEventListener('open', () => (wait = FIRST_WAIT));
    source.addEventListener('message', ({ data, lastEventId }: MessageEvent<string>) => {
      url.searchParams.set('after', lastEventId);
      hear(data);
    });
    source.addEventListener('aside', ({ data }: MessageEvent<string>) => aside?.(data));
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return;
      refused?.();
      again = setTimeout(open, wait * (0.5 + Math.random()));
      wait = Math.min(wait * 2, MOST_WAIT);
    });
  };
  // A device that has a line again need not wait until its turn comes.
  const hasLine = (): void => {
    clearTimeout(again);
    source.close();
    open();
  };
  addEventListener('online', hasLine);
  open();
  return () => {
    removeEventListener('online', hasLine);
    clearTimeout(again);
    source.close();
  };
}
