// Follows live events on a page, whatever happens. A browser reconnects by itself after a broken line, but gives up after an error, such as
// a proxy answers while a server restarts. This script then asks again, each time after a longer wait.
const FIRST_WAIT = 2000;
const MOST_WAIT = 60_000;

/** The line, as far as a browser knows it. */
interface Line {
  saveData?: boolean;
  effectiveType?: string;
}

/** Whether the reader should get events together, every few seconds: each time costs a phone on a thin line its radio. */
export const isWeak = (line?: Line): boolean =>
  line?.saveData === true || (line?.effectiveType ?? '').endsWith('2g');

/**
 * Calls `hear` for each event, `aside` for each line without a number, and `refused` each time that there is no place for this reader.
 * `address` says which event the page shows last: its `after`. Returns a function that ends it.
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
  // A device that has a line again need not wait for its turn.
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
