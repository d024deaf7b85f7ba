// What is shown, kept in the part of the address after #, so that it can be bookmarked and sent:
// #findings?owner=billing-team&rule=KB2, or #f-0123456789abcdef for one finding.

const VIEWS = ["overview", "todo", "findings", "documents", "about"];
const FILTERS = ["q", "owner", "rule", "severity", "tier", "collection", "state", "decision", "document", "remedy"];
const KEYS = [...FILTERS, "sort", "f"];
const FINDING = /^f-([0-9a-f]{16})$/;

function readAddress(hash) {
  const text = hash.replace(/^#/, "");
  const finding = FINDING.exec(text);
  if (finding) return { view: "findings", f: finding[1] };
  const [view, query] = text.split("?", 2);
  const state = { view: VIEWS.includes(view) ? view : "overview" };
  for (const [key, value] of new URLSearchParams(query ?? "")) if (KEYS.includes(key)) state[key] = value;
  return state;
}

function writeAddress(state) {
  const query = new URLSearchParams();
  for (const key of KEYS) if (state[key] !== undefined && state[key] !== null) query.set(key, state[key]);
  const text = query.toString();
  return text ? `#${state.view}?${text}` : `#${state.view}`;
}

function addressOfFinding(finding) {
  return `#f-${finding.f}`;
}
