import { CLAIMS } from '../../src/rooms/brought.ts';
import { claimed } from '../../src/rooms/claim.ts';

type Claim = ReturnType<typeof claimed>[number][1];
type Fate = Claim['who'][string][1];

/** The claims of all tables as a Markdown table, and the tables that name nobody. */
export function tableOfClaims(): string {
  const rows = claimed(CLAIMS).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const nobody = Object.entries(CLAIMS).flatMap(([table, claim]) =>
    'nobody' in claim ? [`\`${table}\``] : [],
  );
  return [
    '| table | holds | when somebody is erased | in the file of own data | goes by itself |',
    '|---|---|---|---|---|',
    ...rows.map(([table, claim]) => {
      const own = typeof claim.ownData === 'string' ? `\`${claim.ownData}\`` : `no: ${claim.ownData.not}`;
      return `| \`${table}\` | ${claim.what} | ${erasureOf(claim)} | ${own} | ${claim.until} |`;
    }),
    '',
    `These name nobody: ${nobody.toSorted().join(', ')}.`,
  ].join('\n');
}

function erasureOf({ who, words = {} }: Claim): string {
  const fates: [string, Fate][] = [
    ...Object.entries(who).map(([column, [, fate]]): [string, Fate] => [column, fate]),
    ...Object.entries(words),
  ];
  const [first] = fates;
  if (!first) return '–';
  if (fates.length === 1) return said(first[1]);
  const columns = Map.groupBy(fates, ([, fate]) => said(fate));
  return [...columns]
    .map(([fate, all]) => `${all.map(([column]) => `\`${column}\``).join(', ')}: ${fate}`)
    .join('; ');
}

function said(fate: Fate): string {
  if (fate === 'gone') return 'the row goes';
  if (fate === 'gone by pieces') return 'the row goes by pieces, the newest first';
  if (fate === null || fate === '') return 'emptied';
  if ('with' in fate) return `the row goes with its \`${fate.with}\``;
  return 'by' in fate ? fate.by : `stays: ${fate.stays}`;
}
