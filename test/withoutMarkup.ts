/** The text of a page without its markup. Tokens in addresses and forms are random and could spell any short word some day. */
export const withoutMarkup = (html: string): string =>
  html
    .replace(/<(svg|head)\b.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
