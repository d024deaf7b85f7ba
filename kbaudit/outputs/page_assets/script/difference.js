// What differs between two quotes, word by word.

const WORDS = /[\p{L}\p{N}]+(?:[.,:’'-][\p{L}\p{N}]+)*|\s+|[^\s\p{L}\p{N}]/gu;
// Longer quotes are not compared: the table below grows with the product of their words.
const MOST_WORDS = 600;
// Two quotes that share less of their words than this are different texts. Marking nearly everything would show nothing.
const LEAST_SHARED = 0.35;

function cutIntoWords(text) {
  return text.match(WORDS) ?? [];
}

function sameWord(a, b) {
  return a === b || (a.trim() === "" && b.trim() === "") || a.toLowerCase() === b.toLowerCase();
}

// For each of two texts its pieces as [text, differs]; null where they are too different or too long to compare.
function difference(left, right) {
  const a = cutIntoWords(left);
  const b = cutIntoWords(right);
  if (!a.length || !b.length || a.length > MOST_WORDS || b.length > MOST_WORDS) return null;
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = sameWord(a[i], b[j])
        ? longest[(i + 1) * width + j + 1] + 1
        : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  const pieces = [[], []];
  let shared = 0;
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && sameWord(a[i], b[j])) {
      if (a[i].trim()) shared += 1;
      pieces[0].push([a[i++], false]);
      pieces[1].push([b[j++], false]);
    } else if (j >= b.length || (i < a.length && longest[(i + 1) * width + j] >= longest[i * width + j + 1])) {
      pieces[0].push([a[i++], true]);
    } else {
      pieces[1].push([b[j++], true]);
    }
  }
  const said = (words) => words.filter((word) => word.trim()).length;
  if (shared / Math.max(said(a), said(b), 1) < LEAST_SHARED) return null;
  return pieces.map(joined);
}

// Neighbours of one kind become one piece, blanks between two marked words included.
function joined(pieces) {
  const out = [];
  pieces.forEach(([text, differs], number) => {
    const between = !text.trim() && out.at(-1)?.[1] && pieces[number + 1]?.[1];
    const marked = text.trim() ? differs : Boolean(between);
    if (out.length && out.at(-1)[1] === marked) out.at(-1)[0] += text;
    else out.push([text, marked]);
  });
  return out;
}

// The places of the values in a text, for quotes that share too few words.
function valuesIn(text, values) {
  // Lower case may be longer than the text (İ): then only the very same letters are looked for.
  const lower = text.toLowerCase().length === text.length ? text.toLowerCase() : text;
  for (const value of values) {
    const at = value ? lower.indexOf(value.toLowerCase()) : -1;
    if (at < 0) continue;
    const end = at + value.length;
    return [[text.slice(0, at), false], [text.slice(at, end), true], [text.slice(end), false]].filter(([piece]) => piece);
  }
  return [[text, false]];
}
