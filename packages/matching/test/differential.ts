import { parseArgs } from 'node:util';
import { type Compared, differ } from './differ.ts';
import { checkTiny, matchingsOf, pairsOf } from './tiny.ts';

// `npm run test:differential [-- --count 100000] [--seed 1]` compares this solver with edmonds-blossom of npm on random graphs. With
// `--tiny` it then compares every graph of six vertices with edges of weight 1 or 2, in every numbering, with all its matchings. Prints the
// counts as JSON; throws at the first difference.

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    tiny: { type: 'boolean', default: false },
  },
});
const began = performance.now();
const seconds = (): number => Math.round((performance.now() - began) / 1000);

const compared = differ(Number(values.count), Number(values.seed), ({ small, middle, large }: Compared) => {
  const done = small + middle + large;
  if (done % 10_000 === 0) console.error(`${done} graphs, ${seconds()} s`);
});
console.log(
  JSON.stringify({ graphs: Number(values.count), ...compared, differences: 0, seconds: seconds() }),
);

if (values.tiny) {
  const pairs = pairsOf(6);
  const matchings = matchingsOf(6);
  const graphs = 3 ** pairs.length;
  for (let code = 0; code < graphs; code++) {
    checkTiny(6, code, pairs, matchings);
    if (code % 1_000_000 === 0) console.error(`${code} of ${graphs} tiny graphs, ${seconds()} s`);
  }
  console.log(JSON.stringify({ tiny: graphs, differences: 0, seconds: seconds() }));
}
