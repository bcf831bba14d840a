// The interface's texts in the reader's language; words.json has them all.

let texts = {};
let current = "en";
const counters = new Map();

/** Take in the texts of all languages and choose one. */
export function setWords(all, language) {
  texts = all;
  current = language in all ? language : "en";
}

export function language() {
  return current;
}

/** Writing direction of the language: "ltr" or "rtl". */
export function direction() {
  return texts[current].direction;
}

/** A text by key, with {name} filled in: t("showing", {shown: 3, total: 9}). */
export function t(key, values) {
  const found = key.split(".").reduce((node, part) => (node ? node[part] : undefined), texts[current]);
  const text = typeof found === "string" ? found : key;
  return values ? text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all)) : text;
}

/** The word for a value of a closed list ("occurred"); values that the list lacks are shown as they are. */
export function wordFor(list, value) {
  const group = texts[current][list];
  return group && Object.hasOwn(group, value) ? group[value] : value;
}

/** A number with separators, in Latin digits in every language. */
export function numberText(value) {
  if (Number.isInteger(value) && value >= 0 && value < 1e15) return String(value).replace(/\B(?=(?:\d{3})+$)/g, ","); // the same in all of them
  if (!counters.has(current)) counters.set(current, new Intl.NumberFormat(current === "en" ? "en-GB" : `${current}-u-nu-latn`));
  return counters.get(current).format(value);
}
