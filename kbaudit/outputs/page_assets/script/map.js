// The picture of the knowledge base: a dot for each document, close to those it is like, coloured by how clean it is.

const SHADES = [
  { name: "clean", least: 0.98, said: "clean" },
  { name: "fit", least: 0.8, said: "fit to serve" },
  { name: "doubtful", least: 0.6, said: "below fit" },
  { name: "poor", least: 0.4, said: "poor" },
  { name: "bad", least: -1, said: "worst" },
  { name: "withheld", least: -2, said: "not served" },
];
const EDGE = 18;
const REACH = 14;
const NAMED = 8;
// Lines between documents that one finding is about; more of them would hide the picture.
const LINES = 1500;

function shadeOf(entry) {
  if (entry.clean === undefined) return SHADES.at(-1);
  return SHADES.find((shade) => entry.clean >= shade.least);
}

// Pairs of documents that a finding that counts is about, the dearest findings first.
function linked() {
  const links = [];
  for (const number of ordered("points")) {
    const { documents, counts, severity } = report.findings[number];
    if (counts) for (const other of documents.slice(1)) links.push([documents[0], other, severity]);
    if (links.length >= LINES) break;
  }
  return links;
}

class Picture {
  constructor(canvas, chosen, open) {
    this.canvas = canvas;
    this.told = chosen;
    this.open = open;
    this.at = -1;
    this.dots = report.layout.map((place, number) => ({ number, place, shade: shadeOf(report.documents[number]) }));
    // The worst are drawn last, over all others, and walked through first.
    const clean = (dot) => report.documents[dot.number].clean ?? 2;
    this.dots.sort((a, b) => clean(b) - clean(a) || b.number - a.number);
    this.walk = [...this.dots].reverse();
    this.links = linked();
    canvas.addEventListener("mousemove", (event) => this.point(event));
    canvas.addEventListener("mouseleave", () => this.choose(-1));
    canvas.addEventListener("click", (event) => {
      this.point(event);
      if (this.at >= 0) this.open(this.at);
    });
    canvas.addEventListener("keydown", (event) => this.press(event));
    canvas.addEventListener("blur", () => this.choose(-1));
    new ResizeObserver(() => this.draw()).observe(canvas);
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
  }

  colours() {
    return Object.fromEntries([...SHADES.map((shade) => shade.name), "ink", "ground"].map((name) => {
      const probe = make("span", { class: `shade-${name}` });
      this.canvas.parentElement.append(probe);
      const { color } = getComputedStyle(probe);
      probe.remove();
      return [name, color];
    }));
  }

  draw() {
    const width = this.canvas.clientWidth;
    const height = this.canvas.clientHeight;
    if (!width || !height) return;
    const scale = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(width * scale);
    this.canvas.height = Math.round(height * scale);
    const pen = this.canvas.getContext("2d");
    pen.scale(scale, scale);
    const colours = this.colours();
    const size = Math.max(1.6, Math.min(6, 90 / Math.sqrt(this.dots.length + 1)));
    for (const dot of this.dots) {
      dot.x = EDGE + dot.place[0] * (width - 2 * EDGE);
      dot.y = EDGE + dot.place[1] * (height - 2 * EDGE);
    }
    this.tie(pen, colours);
    for (const dot of this.dots) {
      pen.beginPath();
      pen.arc(dot.x, dot.y, size * (1 + 0.18 * (SHADES.indexOf(dot.shade) % 5)), 0, 2 * Math.PI);
      pen.fillStyle = colours[dot.shade.name];
      pen.fill();
      pen.lineWidth = 1;
      pen.strokeStyle = colours.ground;
      pen.stroke();
    }
    this.name(pen, colours, width);
    const chosen = this.dots.find((dot) => dot.number === this.at);
    if (chosen) {
      pen.beginPath();
      pen.arc(chosen.x, chosen.y, size * 1.8 + 3, 0, 2 * Math.PI);
      pen.lineWidth = 2;
      pen.strokeStyle = colours.ink;
      pen.stroke();
    }
  }

  tie(pen, colours) {
    const byNumber = new Map(this.dots.map((dot) => [dot.number, dot]));
    pen.lineWidth = 1.2;
    for (const [from, to, severity] of this.links) {
      const [a, b] = [byNumber.get(from), byNumber.get(to)];
      if (!a || !b) continue;
      pen.strokeStyle = colours[severity === "error" ? "bad" : "doubtful"];
      pen.beginPath();
      pen.moveTo(a.x, a.y);
      pen.lineTo(b.x, b.y);
      pen.stroke();
    }
  }

  // The names of the largest collections, each where most of its documents are.
  name(pen, colours, width) {
    const groups = new Map();
    for (const dot of this.dots) {
      const { collection } = report.documents[dot.number];
      if (collection === undefined) continue;
      if (!groups.has(collection)) groups.set(collection, []);
      groups.get(collection).push(dot);
    }
    const middle = (dots, axis) => dots.map((dot) => dot[axis]).sort((a, b) => a - b)[dots.length >> 1];
    const largest = [...groups].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]).slice(0, NAMED);
    const taken = [];
    pen.font = `600 13px ${getComputedStyle(this.canvas).fontFamily}`;
    pen.textAlign = "center";
    for (const [collection, dots] of largest) {
      const text = plainly(report.collections[collection]);
      const half = pen.measureText(text).width / 2;
      const x = Math.max(half + 2, Math.min(width - half - 2, middle(dots, "x")));
      const y = Math.max(14, middle(dots, "y") - 11);
      if (taken.some((other) => Math.abs(other.x - x) < other.half + half && Math.abs(other.y - y) < 16)) continue;
      taken.push({ x, y, half });
      pen.lineWidth = 4;
      pen.strokeStyle = colours.ground;
      pen.strokeText(text, x, y);
      pen.fillStyle = colours.ink;
      pen.fillText(text, x, y);
    }
  }

  point(event) {
    const { left, top } = this.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    let nearest = -1;
    let least = REACH ** 2;
    for (const dot of this.dots) {
      const away = (dot.x - x) ** 2 + (dot.y - y) ** 2;
      if (away <= least) [nearest, least] = [dot.number, away];
    }
    this.choose(nearest);
  }

  choose(number) {
    if (number === this.at) return;
    this.at = number;
    this.canvas.classList.toggle("pointing", number >= 0);
    this.draw();
    this.told(number);
  }

  press(event) {
    const here = this.walk.findIndex((dot) => dot.number === this.at);
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    if (event.key in steps && this.walk.length) {
      event.preventDefault();
      this.choose(this.walk[(here + steps[event.key] + this.walk.length) % this.walk.length].number);
    } else if (event.key === "Enter" && this.at >= 0) {
      event.preventDefault();
      this.open(this.at);
    }
  }
}
