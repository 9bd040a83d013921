/** Groups of header-like fields, separated by empty lines, names in lower case. When a field comes twice, the first counts. */
export function fieldsOf(text: string): Map<string, string>[] {
  const groups: Map<string, string>[] = [];
  for (const block of text
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .slice(0, 200)) {
    const fields = new Map<string, string>();
    for (const line of block.replaceAll(/\n[ \t]+/g, ' ').split('\n')) {
      const at = line.indexOf(':');
      const name = line.slice(0, at).trim().toLowerCase();
      if (at > 0 && /^[\w-]+$/.test(name) && !fields.has(name)) fields.set(name, line.slice(at + 1).trim());
    }
    if (fields.size > 0) groups.push(fields);
  }
  return groups;
}
