// What somebody decided about findings: kept in this browser, where it allows that, and saved as a file for `kbaudit decide`.

const VERDICTS = {
  "keep-a": { short: "Keep A", label: "Keep A" },
  "keep-b": { short: "Keep B", label: "Keep B" },
  edit: { short: "Edit", label: "Needs an edit" },
  intended: { short: "Intended", label: "Intended, leave it so" },
  "not-a-problem": { short: "No problem", label: "Not a problem, the finding is wrong" },
};
const SCHEMA = "kbaudit-decisions/1";

class Shelf {
  // A place for text by name: the browser's own storage, or this page's memory where a browser forbids it for files.
  constructor(prefix) {
    this.prefix = prefix;
    this.memory = new Map();
    this.lasting = true;
    try {
      window.localStorage.setItem(`${prefix}:try`, "1");
      window.localStorage.removeItem(`${prefix}:try`);
    } catch {
      this.lasting = false;
    }
  }

  get(name) {
    try {
      if (this.lasting) return window.localStorage.getItem(`${this.prefix}:${name}`);
    } catch {
      this.lasting = false;
    }
    return this.memory.get(name) ?? null;
  }

  set(name, text) {
    this.memory.set(name, text);
    try {
      if (this.lasting) window.localStorage.setItem(`${this.prefix}:${name}`, text);
    } catch {
      this.lasting = false;
    }
  }
}

class Decisions {
  constructor(shelf, name) {
    this.shelf = shelf;
    this.name = name;
    this.made = new Map();
    this.unsaved = false;
    this.listeners = [];
    for (const entry of readDecisions(shelf.get(name) ?? "").decisions) this.made.set(entry.fingerprint, entry);
  }

  of(finding) {
    return this.made.get(finding.f);
  }

  // How many findings of this report are decided, and how many decisions belong to other reports.
  get here() {
    return [...this.made.keys()].filter((fingerprint) => byFingerprint.has(fingerprint)).length;
  }

  decide(entry) {
    this.made.set(entry.fingerprint, entry);
    this.unsaved = true;
    this.keep();
  }

  undo(finding) {
    if (this.made.delete(finding.f)) this.unsaved = true;
    this.keep();
  }

  // Takes in decisions from a file. Of two about one finding the later one holds, the one from the file on the same day.
  take(entries) {
    for (const entry of entries) {
      const known = this.made.get(entry.fingerprint);
      if (!known || (known.on ?? "") <= (entry.on ?? "")) this.made.set(entry.fingerprint, entry);
    }
    this.keep();
  }

  clear() {
    this.made.clear();
    this.unsaved = false;
    this.keep();
  }

  keep() {
    this.shelf.set(this.name, this.asFile());
    for (const listener of this.listeners) listener();
  }

  asFile() {
    const entries = [...this.made.values()].sort((a, b) => compare(a.fingerprint, b.fingerprint));
    return `${JSON.stringify({ schema: SCHEMA, decisions: entries }, null, 2)}\n`;
  }
}

// The decisions of a file, and what is wrong with it. What is no decision is left out and counted, never guessed at.
function readDecisions(text) {
  if (!text) return { decisions: [], refused: 0, trouble: "" };
  let content;
  try {
    content = JSON.parse(text);
  } catch {
    return { decisions: [], refused: 0, trouble: "This file is no JSON. Choose a file that was saved from this page." };
  }
  if (content?.schema !== SCHEMA || !Array.isArray(content.decisions)) {
    return { decisions: [], refused: 0, trouble: `This file holds no decisions (“schema” is not “${SCHEMA}”).` };
  }
  const decisions = content.decisions.map(decision).filter(Boolean);
  return { decisions, refused: content.decisions.length - decisions.length, trouble: "" };
}

function decision(entry) {
  const said = (key) => (typeof entry?.[key] === "string" ? entry[key] : "");
  if (!/^[0-9a-f]{16}$/.test(said("fingerprint")) || !Object.hasOwn(VERDICTS, said("verdict"))) return null;
  return {
    fingerprint: said("fingerprint"),
    rule: said("rule"),
    verdict: said("verdict"),
    keep: said("keep") || null,
    reason: said("reason"),
    by: said("by"),
    on: /^\d{4}-\d{2}-\d{2}$/.test(said("on")) ? said("on") : null,
    about: said("about"),
  };
}

function decisionValues(finding) {
  const made = decisions.of(finding);
  return made ? ["any", made.verdict] : ["none"];
}

function localDay(now = new Date()) {
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const shelf = new Shelf("kbaudit");
const decisions = new Decisions(shelf, `decisions:${report.sources.join("\n")}`);
