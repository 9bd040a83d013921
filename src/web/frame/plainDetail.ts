/** The plain detail of an event, such as a version or a host, for the gap in its phrase; '' for none. */
export function plainDetail(lang: string, data: object): string {
  const said: Readonly<Record<string, unknown>> = { ...data };
  for (const key of ['detail', 'version', 'host', 'count', 'number']) {
    const value = said[key];
    if (typeof value === 'number') return new Intl.NumberFormat(lang).format(value);
    if (typeof value === 'string') return value;
  }
  return '';
}
