import { settings } from '../src/config.ts';

/** The settings as a Markdown table, as docs/self-hosting.md holds it (a test compares them). */
export function settingsTable(): string {
  const rows = settings.map(
    ({ name, preset, about }) =>
      `| \`${name}\` | ${preset === '' ? '' : `\`${preset}\``} | ${about.replaceAll('<', '\\<')} |`,
  );
  return ['| setting | default | what it is |', '|---|---|---|', ...rows].join('\n');
}
