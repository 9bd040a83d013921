/** The text of a page, without its markup: tokens in addresses and forms are drawn anew each time, and spell any short word one day. */
export const withoutMarkup = (html: string): string =>
  html
    .replace(/<(svg|head)\b.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
