/** Answers a picture that was drawn anew, for everybody; null for any other file. The address changes with the picture. */
export function pictureAnswer({ kind, bytes }: { kind: string; bytes: Buffer }): Response | null {
  if (!/^image\/(jpeg|webp)$/.test(kind)) return null;
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': kind,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=86400',
    },
  });
}
