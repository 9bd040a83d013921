import { createHash } from 'node:crypto';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import type { ResolvedConfig } from 'html-validate';
import { shapeOf } from './shape.ts';

/** Settles the rules once; each page alone would read all that is known of HTML anew, which takes longer than to look the page over. */
class SettledRules extends StaticConfigLoader {
  #settled: ResolvedConfig | Promise<ResolvedConfig> | undefined;
  override getConfigFor(handle: string): ResolvedConfig | Promise<ResolvedConfig> {
    this.#settled ??= super.getConfigFor(handle);
    return this.#settled;
  }
}

function validator(inlineStyle: boolean): HtmlValidate {
  const rules = new SettledRules({
    extends: ['html-validate:recommended'],
    rules: {
      // The renderer writes `<br />`; a box for each hour of the week shares one name; mails take no style sheet.
      'void-style': 'off',
      // The line that begins the foot of a mail as text ends with a blank.
      'no-trailing-whitespace': 'off',
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
      'no-inline-style': inlineStyle ? 'off' : 'error',
    },
  });
  return new HtmlValidate(rules);
}

const RULES = { page: validator(false), mail: validator(true) };
/** The shapes in which nothing was found, of each kind. */
const valid = { page: new Set<string>(), mail: new Set<string>() };

/** The findings of html-validate, a line each; a page of a shape that is known to be valid is valid. */
export async function invalidIn(html: string, kind: 'page' | 'mail'): Promise<string[]> {
  const shape = createHash('sha256').update(shapeOf(html)).digest('base64');
  if (valid[kind].has(shape)) return [];
  const { results } = await RULES[kind].validateString(html);
  const found = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId} ${message} (${selector})`),
  );
  if (found.length === 0) valid[kind].add(shape);
  return found;
}
