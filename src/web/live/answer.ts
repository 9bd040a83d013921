import type { ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { pageHeaders } from '../request/security.ts';
import type { Visit } from '../visit.ts';
import type { Hub } from './hub.ts';
import { eventBytes } from './source.ts';
import type { LiveSource } from './source.ts';
import { MOST_READ } from './stream.ts';

const REFUSED = { 'network-full': 429, full: 503, stopped: 503 } as const;

/**
 * Server-sent events of one thing: first those that this browser lacks, then each new one. The page says in `?after=` which event it shows
 * last; a browser that reconnects says so itself. Without a connection to write to, or when only headers are asked for, it sends the events
 * so far and ends.
 */
export async function answerLive(
  visit: Pick<Visit, 'ctx' | 'config' | 'network' | 'headers' | 'url' | 'method'>,
  to: { hub: Hub | undefined; outgoing: ServerResponse | undefined },
  source: LiveSource,
  id: number,
): Promise<Response> {
  const headers = {
    ...pageHeaders(visit.config),
    'content-type': 'text/event-stream; charset=utf-8',
    // Proxies must neither change the events nor hold them back (nginx has a header of its own for that).
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  };
  const after = numberIn(visit.headers.get('last-event-id')) ?? numberIn(visit.url.searchParams.get('after'));
  const { hub, outgoing } = to;
  if (!hub || !outgoing || visit.method !== 'GET') {
    const events = after === null ? [] : await source.read(visit.ctx, id, after, MOST_READ);
    return new Response(Buffer.concat(events.map(eventBytes)), { headers });
  }
  // The page says so when the browser knows that its line is weak; the browser says so itself when its owner saves data.
  const inBatches = visit.url.searchParams.has('batches') || visit.headers.get('save-data') === 'on';
  const said = hub.follow({ source, id, after, network: visit.network, outgoing, headers, inBatches });
  if (said === 'follows' || said === 'gone') return RESPONSE_ALREADY_SENT;
  return new Response('There are too many open pages here, or the server stops. Try again in a moment.\n', {
    status: REFUSED[said],
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'retry-after': '10',
    },
  });
}

/** The number of an event; null for anything else that a browser sends. */
const numberIn = (text: string | null): number | null =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
