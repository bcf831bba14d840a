// Words for days, numbers and verdicts, and which words of two quotes differ.

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const VERDICTS = {
  contested: "Two sources contradict each other",
  corroborated: "Independent claimants say the same",
  echoed: "Several outlets, no second independent claimant",
  single: "One source tells it",
};
const MOST_WORDS = 160;

/** An ISO day as "3 Oct 2017"; what is no such day stays as it is. */
function dayWords(day, withYear = true) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day || "");
  if (!parts) return day || "";
  return `${Number(parts[3])} ${MONTHS[Number(parts[2]) - 1]}${withYear ? ` ${parts[1]}` : ""}`;
}

/** A span of days: "27 to 29 May 2017". */
function spanWords(first, last) {
  if (!first || !last || first === last) return dayWords(first || last);
  if (first.slice(0, 7) === last.slice(0, 7)) return `${Number(first.slice(8))} to ${dayWords(last)}`;
  return `${dayWords(first, first.slice(0, 4) !== last.slice(0, 4))} to ${dayWords(last)}`;
}

function number(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A claimed number: "300", "up to 300", "at least 24". */
function countWords(low, high) {
  if (low === null && high === null) return "";
  if (low === null) return `up to ${number(high)}`;
  if (high === null) return `at least ${number(low)}`;
  return low === high ? number(low) : `${number(low)} to ${number(high)}`;
}

function plural(count, noun) {
  return `${number(count)} ${noun}${count === 1 ? "" : "s"}`;
}

function lagWords(days) {
  return days === 0 ? "first" : `+${plural(days, "day")}`;
}

function cut(text) {
  return (text.match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*|\s+|[^\p{L}\p{N}\s]+/gu) || []).slice(0, MOST_WORDS * 2);
}

const isWord = (part) => /[\p{L}\p{N}]/u.test(part);

/** The text in pieces, [words, differs], against another text: longest common run of words in order. */
function difference(text, base) {
  const mine = cut(text);
  const shown = mine.join("");
  const words = mine.filter(isWord);
  const theirs = cut(base).filter(isWord).map((word) => word.toLowerCase());
  const rows = words.length + 1;
  const columns = theirs.length + 1;
  const best = new Uint16Array(rows * columns);
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i].toLowerCase();
    for (let j = theirs.length - 1; j >= 0; j--) {
      best[i * columns + j] = word === theirs[j] ? best[(i + 1) * columns + j + 1] + 1
        : Math.max(best[(i + 1) * columns + j], best[i * columns + j + 1]);
    }
  }
  const common = new Set();
  for (let i = 0, j = 0; i < words.length && j < theirs.length;) {
    if (words[i].toLowerCase() === theirs[j]) { common.add(i); i++; j++; }
    else if (best[(i + 1) * columns + j] >= best[i * columns + j + 1]) i++;
    else j++;
  }
  const pieces = [];
  let at = 0;
  let differs = false;
  for (const part of mine) {
    if (isWord(part)) differs = !common.has(at++);
    else if (part.trim()) differs = false;
    const previous = pieces[pieces.length - 1];
    if (previous && previous[1] === differs) previous[0] += part;
    else pieces.push([part, differs]);
  }
  for (let at = 0; at + 1 < pieces.length; at++) {
    const space = pieces[at][1] ? /\s+$/.exec(pieces[at][0]) : null;
    if (space) {
      pieces[at][0] = pieces[at][0].slice(0, space.index);
      pieces[at + 1][0] = space[0] + pieces[at + 1][0];
    }
  }
  if (shown.length < text.length) pieces.push([text.slice(shown.length), false]);
  return pieces;
}
