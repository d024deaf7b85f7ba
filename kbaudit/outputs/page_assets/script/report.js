// The report: what the page was written with, and what follows from it.

const report = JSON.parse(document.getElementById("data").textContent);

const NOBODY = -1;
const SEVERITIES = ["error", "warning", "info"];
const TIERS = ["conflict", "certain", "review", "info"];

const byFingerprint = new Map();
const remedyById = new Map(report.remedies.map((remedy, number) => [remedy.id, number]));
const documentById = new Map(report.documents.map((entry, number) => [entry.id, number]));

function distinct(values) {
  return values.length < 2 ? values : [...new Set(values)];
}

report.findings.forEach((finding, number) => {
  finding.evidence ??= [];
  finding.points ??= 0;
  finding.number = number;
  finding.documents = distinct(finding.evidence.map((evidence) => evidence.in));
  finding.owners = distinct(
    finding.evidence.map((evidence) => evidence.owner ?? report.documents[evidence.in].owner ?? NOBODY),
  );
  finding.collections = distinct(finding.documents.map((entry) => report.documents[entry].collection ?? NOBODY));
  byFingerprint.set(finding.f, number);
});

const findingsOf = report.documents.map(() => []);
for (const finding of report.findings) for (const entry of finding.documents) findingsOf[entry].push(finding.number);

function ownerName(number) {
  return number === NOBODY || number === undefined ? "nobody" : report.owners[number];
}

function familyName(code) {
  const name = report.families[code] ?? code;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

// What a search looks through, in lower case; made when it is first needed, or before that when there is time.
const haystacks = new Array(report.findings.length);

function haystack(number) {
  return (haystacks[number] ??= words(report.findings[number]));
}

function words(finding) {
  const parts = [finding.rule, report.rules[finding.rule].name, finding.f, finding.message, finding.step];
  for (const evidence of finding.evidence) {
    parts.push(evidence.quote, evidence.at, evidence.heading, report.documents[evidence.in].title);
  }
  for (const owner of finding.owners) parts.push(ownerName(owner));
  return parts.join("\n").toLowerCase();
}

function readAhead(from = 0) {
  const end = Math.min(from + 400, haystacks.length);
  for (let number = from; number < end; number += 1) haystack(number);
  if (end < haystacks.length) setTimeout(readAhead, 0, end);
}
