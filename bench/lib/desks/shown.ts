/** Rows of a list that a page shows: of the list itself, beside a record, or of what a search found. */
export function rowsShown(html: string): number {
  const parts =
    html.match(/<nav class="beside-list".*?<\/nav>/gs) ??
    html.match(/<table class="[^"]*\brows\b[^"]*".*?<\/table>/gs) ??
    html.match(/<ul class="found".*?<\/ul>/gs) ??
    [];
  return parts.join('').match(/<th scope="row"|<li\b/g)?.length ?? 0;
}
