/** A title as part of an address: its Latin letters and digits, or else `otherwise`. */
export function slugFor(title: string, otherwise: string): string {
  const latin = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    latin
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 60)
      .replace(/-$/, '') || otherwise
  );
}

export const isSlug = (text: string): boolean => /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/.test(text);
