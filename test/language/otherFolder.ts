import { registerHooks } from 'node:module';
import { inventLanguage } from './invent.ts';

// Node loads this by `--import`. It changes the folder of languages, which is all that one more language needs.
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
