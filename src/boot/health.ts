import type { Handler } from './http.ts';

/** `ready` asks whether the database answers and is migrated. */
export type Readiness = () => Promise<boolean>;

/**
 * `GET /healthz` tells that the process is up. `GET /readyz` tells that it can serve, and gives 503 before that and while stopping. Other
 * requests go to `next`.
 */
export function withHealth(ready: Readiness, next: Handler): Handler {
  return async (request, bindings) => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      const { pathname } = new URL(request.url);
      if (pathname === '/healthz') return answer(200, 'up');
      if (pathname === '/readyz') {
        return (await ready().catch(() => false)) ? answer(200, 'ready') : answer(503, 'not ready');
      }
    }
    return next(request, bindings);
  };
}

/** Answers every other address until the database is open. A browser reloads by itself. */
export const notYet: Handler = ({ method }) =>
  answer(503, 'starting', { 'retry-after': '2', ...(method === 'GET' ? { refresh: '2' } : {}) });

const answer = (status: number, text: string, headers: Record<string, string> = {}): Response =>
  new Response(`${text}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
