import { registerHooks } from 'node:module';
import { inventLanguage } from './invent.ts';

// Given to Node by `--import`: the folder of languages is another one then, and that is all that is done to have one language more.
const folder = await inventLanguage();

registerHooks({
  load: (url, context, next) =>
    url.endsWith('/src/lib/world/localesFolder.ts')
      ? {
          format: 'module',
          source: `export const localesFolder = ${JSON.stringify(folder)};`,
          shortCircuit: true,
        }
      : next(url, context),
});
