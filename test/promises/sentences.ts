/**
 * The sentences of a Markdown text, in order. A heading is a sentence, and the end of a list item ends one. Emphasis and links count as
 * plain words.
 */
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
