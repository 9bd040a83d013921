/** Text inside HTML, exactly as Preact writes it, so that HTML put together by hand is the same to the byte. Most texts need no escape. */
export function escapeText(text: string): string {
  if (!/["&<>]/.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
