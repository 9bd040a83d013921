/** Answers a value as JSON, kept by no cache on the way. */
export const jsonOf = (value: unknown): { body: string; headers: Record<string, string> } => ({
  body: `${JSON.stringify(value)}\n`,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
});

/** An error for a script or a machine: one word that does not change and reveals nothing about the inside. */
export function jsonError(error: string, status: number): Response {
  const { body, headers } = jsonOf({ error });
  return new Response(body, {
    status,
    headers: { ...headers, ...(status === 503 ? { 'retry-after': '10' } : {}) },
  });
}
