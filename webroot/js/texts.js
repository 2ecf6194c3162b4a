// What the house says, in the language of this page. The server sends only the keys that this face uses.

import { start } from "./start.js";
import { texts } from "./words.js";

export const { lang } = start;
const plural = new Intl.PluralRules(lang);

/** The text of this key; {name} stands for an argument, the argument n chooses the plural form. */
export function t(key, args = {}) {
  const { n } = args;
  if (n < 0 && texts[key + ".negative"] !== undefined) return fill(texts[key + ".negative"], { ...args, n: -n });
  const text = texts[key] ?? (typeof n === "number" ? texts[`${key}.${plural.select(n)}`] ?? texts[`${key}.other`] : undefined);
  if (text !== undefined) return fill(text, args);
  console.warn("No text for", key);
  return `\u27e6${key}\u27e7`;
}

const fill = (text, args) => text.replace(/\{([^}]*)\}/g, (_, name) => args[name] ?? "");
