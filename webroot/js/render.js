// Fills in the templates, which the build has read and made lists of. In these a text stands for itself,
// and a list for what is to be put there:
//   [0, "a", "b"]         what is called a.b here; [1, …] around this block; [-1, …] in the whole context
//   ["@", "index"]        what `each` knows of the one it is at: index, key, first, last
//   ["word", …]           a word of helpers.js with its arguments, the last a map of those with a name
//   ["raw", …]            as it is, which is HTML already
//   ["if", …, [], []]     the one list or the other; "with" and "each" look at what they are given
//   [">", "name", …, {}]  another template, looking at something else, with values of its own

import { own, truthy, words } from "./helpers.js";
import { templates } from "./templates.js";

const NONE = {};
const ready = {};
const template = (name) => (ready[name] ??= body(templates[name]));

/** The HTML of this template for this context. */
export const html = (name, context) => template(name)({ here: context, root: context, at: NONE });

function body(list = []) {
  const parts = list.map((part) => (typeof part === "string" ? part : (blocks[part[0]] ?? escaped)(part)));
  return (scope) => {
    let filled = "";
    for (const part of parts) filled += typeof part === "string" ? part : part(scope);
    return filled;
  };
}

const blocks = {
  raw: ([, form]) => {
    const of = value(form);
    return (scope) => of(scope) ?? "";
  },
  if: ([, form, ...lists]) => {
    const of = value(form);
    const [then, otherwise] = [body(lists[0]), body(lists[1])];
    return (scope) => (truthy(of(scope)) ? then : otherwise)(scope);
  },
  with: ([, form, ...lists]) => {
    const of = value(form);
    const [then, otherwise] = [body(lists[0]), body(lists[1])];
    return (scope) => {
      const here = of(scope);
      return truthy(here) ? then({ here, around: scope, root: scope.root, at: scope.at }) : otherwise(scope);
    };
  },
  each: ([, form, ...lists]) => {
    const of = value(form);
    const [then, otherwise] = [body(lists[0]), body(lists[1])];
    return (around) => {
      const all = of(around);
      const keys = typeof all === "object" && all !== null ? Object.keys(all) : [];
      const { root } = around;
      const last = keys.length - 1;
      let filled = last < 0 ? otherwise(around) : "";
      keys.forEach((key, index) => {
        filled += then({ here: all[key], around, root, at: { key, index, first: index === 0, last: index === last } });
      });
      return filled;
    };
  },
  ">": ([, name, ...forms]) => {
    const named = map(forms);
    const of = forms.length ? value(forms[0]) : ({ here }) => here;
    return (scope) => {
      const here = of(scope);
      const seen = named ? named(scope, typeof here === "object" ? { ...here } : {}) : here;
      return template(name)({ here: seen, around: undefined, root: scope.root, at: scope.at });
    };
  },
};

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;", "`": "&#x60;", "=": "&#x3D;" };

function escaped(form) {
  const of = value(form);
  return (scope) => String(of(scope) ?? "").replace(/[&<>"'`=]/g, (sign) => SIGNS[sign]);
}

function value(form) {
  if (!Array.isArray(form)) return () => form;
  const [head, ...rest] = form;
  if (head === "@") return (scope) => scope.at[rest[0]];
  if (typeof head === "number") return path(head, rest);
  const named = map(rest) ?? (() => NONE);
  const all = rest.map(value);
  return (scope) => words[head](named(scope, {}), ...all.map((of) => of(scope)));
}

function path(levels, keys) {
  return (scope) => {
    let at = scope;
    for (let level = 0; level < levels; level++) at = at.around;
    at = levels < 0 ? at.root : at.here;
    for (const key of keys) at = own(at, key);
    return at;
  };
}

// Takes the map of those with a name off the end, if there is one: what puts their values onto another map.
function map(forms) {
  const last = forms.at(-1);
  if (typeof last !== "object" || Array.isArray(last)) return undefined;
  forms.pop();
  const all = Object.entries(last).map(([name, form]) => [name, value(form)]);
  return (scope, onto) => {
    for (const [name, of] of all) onto[name] = of(scope);
    return onto;
  };
}
