/** An answer with several cookies, never kept by a cache on the way. */
export function answer(
  body: string | Uint8Array<ArrayBuffer> | null,
  status: number,
  headers: Record<string, string>,
  cookies: readonly string[] = [],
): Response {
  const plain = { 'cache-control': 'no-store', ...headers };
  if (cookies.length === 0) return new Response(body, { status, headers: plain });
  const all = new Headers(plain);
  for (const one of new Set(cookies)) all.append('set-cookie', one);
  return new Response(body, { status, headers: all });
}
