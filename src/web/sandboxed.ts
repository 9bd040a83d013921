import { answer } from './enter.ts';

/** The HTML of a mail on a page of its own that can run nothing, load nothing and reach nothing of ours. */
export function sandboxed(html: string): Response {
  return answer(html, 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-popups allow-popups-to-escape-sandbox",
  });
}
