import { answer } from './answer.ts';

/** The HTML of a mail on a page that can run nothing, load nothing and reach none of our pages. `frame` lets our pages show it. */
export function sandboxed(html: string, { frame = false } = {}): Response {
  return answer(html, 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors '${frame ? 'self' : 'none'}'; sandbox allow-popups allow-popups-to-escape-sandbox`,
  });
}

/** A file that somebody sent, to be saved. Whatever its content or name, its type is one that no browser draws, and no cache keeps it. */
export function sandboxedDownload({ name, bytes }: { name: string; bytes: Buffer }): Response {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/gu, '_');
  const whole = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${whole}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}

/** A picture that came by mail, as it was drawn anew on arrival; null for any other file. */
export function sandboxedPicture({ kind, bytes }: { kind: string; bytes: Buffer }): Response | null {
  if (!/^image\/(png|jpeg|webp|gif|avif)$/.test(kind)) return null;
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': kind,
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}
