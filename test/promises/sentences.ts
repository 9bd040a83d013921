/** The sentences of a text in Markdown, in their order: a heading is one, an item of a list ends one; emphasis and links are their words. */
export function sentencesOf(markdown: string): string[] {
  return markdown
    .replaceAll(/\*\*|_/g, '')
    .replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .split(/\n\s*\n|\n(?=[-#] ?)|(?<=^#.*)\n/m)
    .map((block) =>
      block
        .replace(/^(?:#+|-)\s+/, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .flatMap((block) => block.split(/(?<=[.?!]”?) (?=[\p{Lu}{“"])/u))
    .filter((sentence) => sentence !== '');
}
