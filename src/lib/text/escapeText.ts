/** Text within HTML as Preact writes it, so that what is put together by hand is equal to the byte; most has nothing to escape. */
export function escapeText(text: string): string {
  if (!/["&<>]/.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
