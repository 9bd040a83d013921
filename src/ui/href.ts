/** The address if it is a path of this site, a fragment, or an http(s) or mailto link; `#` for anything else. */
export function safeHref(href: string): string {
  if (/^(https?:\/\/|mailto:)/i.test(href)) return href;
  if (/^[#?]/.test(href)) return href;
  if (/^\/(?![/\\])/.test(href)) return href;
  return '#';
}
