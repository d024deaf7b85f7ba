// Which findings are shown, in which order, and how many each choice of each filter would leave.

const ORDERS = {
  points: { label: "Points lost", before: (a, b) => b.points - a.points || severity(a) - severity(b) },
  severity: { label: "Severity", before: (a, b) => severity(a) - severity(b) || b.points - a.points },
  sure: { label: "Confidence", before: (a, b) => b.sure - a.sure },
  rule: { label: "Rule", before: (a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) },
  document: { label: "Document", before: (a, b) => compare(firstPlace(a), firstPlace(b)) },
};

// For each filter: the values of a finding. A finding passes when one of them is the chosen one.
const VALUES = {
  owner: (finding) => finding.owners.map((owner) => (owner === NOBODY ? "" : report.owners[owner])),
  rule: (finding) => [finding.rule, finding.rule.slice(0, 3)],
  severity: (finding) => [finding.severity],
  tier: (finding) => [finding.tier],
  collection: (finding) => finding.collections.map((number) => (number === NOBODY ? "" : report.collections[number])),
  state: (finding) => [finding.state ?? "open"],
  decision: (finding) => decisionValues(finding),
};
const FACETS = Object.keys(VALUES);

function severity(finding) {
  return SEVERITIES.indexOf(finding.severity);
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

function firstPlace(finding) {
  return finding.evidence[0]?.at ?? "";
}

const orders = new Map();

function ordered(name) {
  const key = ORDERS[name] ? name : "points";
  if (!orders.has(key)) {
    const { before } = ORDERS[key];
    const sorted = [...report.findings].sort((a, b) => before(a, b) || a.number - b.number);
    orders.set(key, Uint32Array.from(sorted, (finding) => finding.number));
  }
  return orders.get(key);
}

// The values of one filter as numbers: those of finding n are items[starts[n]] up to items[starts[n + 1]], end exclusive.
// A filter must answer while somebody types, and numbers in a row are what a processor reads fastest.
class Facet {
  constructor(values) {
    this.names = new Map();
    this.starts = new Uint32Array(report.findings.length + 1);
    const items = [];
    report.findings.forEach((finding, number) => {
      for (const value of values(finding)) {
        if (!this.names.has(value)) this.names.set(value, this.names.size);
        items.push(this.names.get(value));
      }
      this.starts[number + 1] = items.length;
    });
    this.items = Uint32Array.from(items);
  }

  // The number of a value; one that no finding has where the value is unknown; -1 where none was chosen.
  number(value) {
    return value === undefined ? -1 : (this.names.get(value) ?? this.names.size);
  }

  has(number, wanted) {
    for (let at = this.starts[number]; at < this.starts[number + 1]; at += 1) if (this.items[at] === wanted) return true;
    return false;
  }

  count(number, counts) {
    for (let at = this.starts[number]; at < this.starts[number + 1]; at += 1) counts[this.items[at]] += 1;
  }
}

const facets = new Map();

function facetsNow() {
  for (const name of FACETS) if (!facets.has(name)) facets.set(name, new Facet(VALUES[name]));
  return FACETS.map((name) => facets.get(name));
}

function searched(text) {
  const wanted = (text ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return wanted.length ? [(number) => wanted.every((word) => haystack(number).includes(word))] : [];
}

function narrowed(state) {
  const among = [];
  if (state.document !== undefined) among.push(new Set(findingsOf[documentById.get(state.document)] ?? []));
  if (state.remedy !== undefined) {
    const remedy = report.remedies[remedyById.get(state.remedy)];
    among.push(new Set((remedy?.findings ?? []).map((fingerprint) => byFingerprint.get(fingerprint))));
  }
  return among.map((numbers) => (number) => numbers.has(number));
}

// One pass: a finding that fails no filter is shown; one that fails a single filter counts for the choices of that one.
function filtered(state) {
  const found = [];
  const now = facetsNow();
  const counts = now.map((facet) => new Uint32Array(facet.names.size));
  const set = now.map((facet, index) => [index, facet.number(state[FACETS[index]])]).filter(([, wanted]) => wanted >= 0);
  const tests = [...narrowed(state), ...searched(state.q)];
  for (const number of ordered(state.sort)) {
    let failed = -1;
    let failures = 0;
    for (const [index, wanted] of set) {
      if (now[index].has(number, wanted)) continue;
      failed = index;
      failures += 1;
      if (failures > 1) break;
    }
    if (failures > 1 || !tests.every((test) => test(number))) continue;
    if (failures) now[failed].count(number, counts[failed]);
    else {
      found.push(report.findings[number]);
      for (let index = 0; index < now.length; index += 1) now[index].count(number, counts[index]);
    }
  }
  const count = (facet, value) => counts[FACETS.indexOf(facet)][facets.get(facet).names.get(value)] ?? 0;
  return { found, count };
}
