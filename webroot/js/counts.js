// What is on ballots and in counts, in words. Counts.java says the same, and a test renders both.

import { t } from "./texts.js";

const SIGNS = { ":": ": ", "/": ": ", ">": " › ", "=": " = ", ",": ", ", " ": ", " };

const label = (poll, part) => (Object.hasOwn(poll?.labels ?? {}, part) ? poll.labels[part] : undefined);

/** A ballot or the name of what was counted: `a:2 b:0` is „Park: 2, Bank: 0“. */
export const said = (text, poll) =>
  String(text ?? "").replace(/[a-z][a-z0-9-]*|[:/>=, ]/g, (part) => SIGNS[part] ?? label(poll, part) ?? t("answer." + part));

/** Why it was found so, with the figures; the votes choose the plural form. */
export function why(found, poll) {
  if (!found?.figures) return "";
  const figures = {};
  for (const [name, value] of Object.entries(found.figures)) {
    figures[name] = name === "base" ? t("base." + value) : name === "missing" ? missing(value, poll) : decimal(value);
  }
  if (found.figures.votes) figures.n = Number(found.figures.votes);
  return t("why." + found.why, figures);
}

function missing(cells, poll) {
  const each = cells.split(",").map((cell) => said(cell, poll));
  return [...each.slice(0, 3), ...(each.length > 3 ? ["…"] : [])].join(", ");
}

/** A number with the language's point, if it has one, and without zeros at its end. */
export function decimal(number) {
  const text = String(number ?? "");
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, "").replace(".", t("number.point")) : text;
}
