// Days as whole numbers since 1970-01-01, so that a filter compares numbers. No time zone ever comes in.

const DAY = 86400000;
const DATE = { day: "numeric", month: "short", year: "numeric" };
const formatters = new Map(); // to make one takes a millisecond

function formatter(language, parts) {
  const key = `${language} ${Object.entries(parts)}`;
  if (!formatters.has(key)) formatters.set(key, new Intl.DateTimeFormat(locale(language), { ...parts, timeZone: "UTC" }));
  return formatters.get(key);
}

/** "2016-10-02" to a day number; null where it is no such day. */
export function dayOf(iso) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso || "");
  if (!match) return null;
  const at = new Date(0);
  at.setUTCFullYear(+match[1], +match[2] - 1, +match[3]);
  return at.getUTCMonth() === +match[2] - 1 ? Math.round(at.getTime() / DAY) : null;
}

/** A day number to "2016-10-02". */
export function isoOf(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** A day number in the reader's language: "2 Oct 2016". */
export function dayText(day, language, parts = DATE) {
  return formatter(language, parts).format(new Date(day * DAY));
}

/** An interval as short as it can be said: "2 Oct 2016", "2–5 Oct 2016", "from 2 Oct 2016". */
export function intervalText(start, end, language, words) {
  if (start === null && end === null) return words.undated;
  if (start === null) return `${words.until} ${dayText(end, language)}`;
  if (end === null) return `${words.since} ${dayText(start, language)}`;
  if (start === end) return dayText(start, language);
  return formatter(language, DATE).formatRange(new Date(start * DAY), new Date(end * DAY));
}

function locale(language) {
  return language === "en" ? "en-GB" : `${language}-u-nu-latn-ca-gregory`;
}

/** Does an interval, with null for an end that is open, touch [from, to]? Both ends count. */
export function overlaps(start, end, from, to) {
  return (start === null || start <= to) && (end === null || end >= from);
}

/** The first day of the month that holds a day. */
export function monthStart(day) {
  const at = new Date(day * DAY);
  return Math.round(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1) / DAY);
}

/** The day moved on by a "day", "week" or "month", n times; a month keeps within the month's length. */
export function stepDay(day, unit, n = 1) {
  if (unit === "day") return day + n;
  if (unit === "week") return day + 7 * n;
  const at = new Date(day * DAY);
  const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + n, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return Math.round(first.getTime() / DAY) + Math.min(at.getUTCDate(), length) - 1;
}

/** Bins of a day, a week or a month that cover [first, last], at most `most` of them: their first days, and the end. */
export function bins(first, last, most) {
  const days = last - first + 1;
  let width = 1;
  if (days > most) width = 7;
  const edges = [];
  if (days / 7 > most) {
    for (let at = monthStart(first); at <= last; at = stepDay(at, "month")) edges.push(at);
    edges.push(stepDay(edges[edges.length - 1], "month"));
    return edges;
  }
  for (let at = first; at <= last; at += width) edges.push(at);
  edges.push(edges[edges.length - 1] + width);
  return edges;
}
