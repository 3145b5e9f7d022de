// A line or a triangle to press where people stand; one mark each, and undo. What is sent are
// the marks and not the line-up, so that two who press at once lose nothing.
const NS = "http://www.w3.org/2000/svg";
const make = (name, values) => {
  const it = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(values)) it.setAttribute(key, value);
  return it;
};
const put = (name, values = {}) => Object.assign(document.createElement(name), values);
const EDGE = 40, LONG = 1000;
const HIGH = LONG * Math.sqrt(3) / 2;
const AGAIN = 4000; // ms until marks that nobody has acknowledged are sent once more
const round = (value) => Math.round(value);
const within = (value) => Math.min(Math.max(value, 0), 100);
const alike = (one, other) => one.every((weight, at) => Math.abs(weight - other[at]) < 0.05);

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".line-up");
  const held = (root.held ??= { me: Math.random().toString(36).slice(2), sent: 0 });
  held.data = data;
  held.send = () => {
    clearTimeout(held.timer);
    if (!held.marks.length) return;
    setTriggerValue("marked", { round: data.round, me: held.me, marks: held.marks });
    held.timer = setTimeout(() => held.send(), AGAIN);
  };
  if (held.round !== data.round) {
    Object.assign(held, { round: data.round, marks: [], mine: [], at: null });
    clearTimeout(held.timer);
  }
  const done = data.done[held.me] ?? 0;
  held.marks = held.marks.filter((mark) => mark.n > done);
  if (!held.marks.length) clearTimeout(held.timer);
  const looks = JSON.stringify([data.round, data.poles, data.language, data.wall, data.words]);
  if (held.looks !== looks) {
    held.looks = looks;
    build(root, held);
  }
  held.draw();
}

function build(root, held) {
  const { poles, words, wall, language } = held.data;
  const triangle = poles.length === 3, R = triangle ? 24 : 13; // a triangle is drawn smaller
  root.classList.toggle("wall", wall);
  root.classList.toggle("triangle", triangle);
  root.replaceChildren();
  root.lang = language;

  const ends = (all) => {
    const line = put("p", { className: "ends" });
    for (const [className, textContent] of all) line.append(put("span", { className, textContent }));
    root.append(line);
  };
  const [a, b, c] = poles;
  if (triangle) ends([["c", `▲ ${c}`]]);
  const width = LONG + 2 * EDGE, height = triangle ? HIGH + 2 * EDGE : 170;
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  if (triangle) {
    svg.append(make("polygon", {
      class: "ground",
      points: `${EDGE},${EDGE + HIGH} ${EDGE + LONG},${EDGE + HIGH} ${EDGE + LONG / 2},${EDGE}`,
    }));
  } else {
    svg.append(make("rect", { class: "press", x: 0, y: 0, width, height }));
    svg.append(make("line", { class: "axis", x1: EDGE, x2: EDGE + LONG, y1: height - 24, y2: height - 24 }));
    for (const at of [0, 40, 50, 60, 100]) {
      const x = EDGE + at * 10;
      svg.append(make("line", { class: "axis", x1: x, x2: x, y1: height - 34, y2: height - 14 }));
    }
  }
  const marks = make("g", {});
  const cursor = make("circle", { class: "cursor", r: R + 7 });
  svg.append(marks, cursor);
  // One thing to reach with Tab: the arrow keys go along the line, Enter sets a mark.
  const pad = put("div", { className: "pad", tabIndex: 0 });
  pad.setAttribute("role", triangle ? "application" : "slider");
  pad.setAttribute("aria-label", words.where);
  pad.setAttribute("aria-description", words.keys);
  if (!triangle) {
    pad.setAttribute("aria-valuemin", 0);
    pad.setAttribute("aria-valuemax", 100);
  }
  pad.append(svg);
  root.append(pad);
  ends([["a", `◀ ${a}`], ["b", `${b} ▶`]]);
  const bar = put("div", { className: "bar" });
  const count = put("b");
  count.setAttribute("role", "status");
  const keys = put("span", { className: "keys", textContent: words.keys });
  keys.ariaHidden = "true"; // it is the line's description
  const spoken = put("span", { className: "spoken" });
  spoken.setAttribute("role", "status");
  const undo = put("button", { type: "button", textContent: words.undo });
  bar.append(count, keys, spoken, undo);
  root.append(bar);

  const shown = () => {
    const line = [...held.data.places];
    for (const { place, back } of held.marks) {
      if (!back) { line.push(place); continue; }
      const at = line.findLastIndex((each) => alike(each, place));
      if (at >= 0) line.splice(at, 1);
    }
    return line;
  };
  const change = (mark) => {
    held.marks.push({ n: ++held.sent, ...mark });
    clearTimeout(held.timer);
    held.timer = setTimeout(() => held.send(), 250);
    held.draw();
  };
  const set = (place) => {
    if (shown().length >= held.data.most) return;
    held.at = place;
    held.mine.push(place);
    change({ place, back: false });
  };
  // Undo takes back what was set here last, else the last mark of all.
  const last = (line) => {
    const mine = held.mine.findLast((place) => line.some((each) => alike(each, place)));
    return mine ? line.findLastIndex((each) => alike(each, mine)) : line.length - 1;
  };
  const takeBack = () => {
    const line = shown();
    if (!line.length) return;
    const place = line[last(line)];
    const at = held.mine.findLastIndex((each) => alike(each, place));
    if (at >= 0) held.mine.splice(at, 1);
    change({ place, back: true });
  };
  undo.onclick = takeBack;

  svg.onclick = (event) => {
    const box = svg.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width * width - EDGE) / LONG;
    const y = (HIGH + EDGE - (event.clientY - box.top) / box.height * height) / HIGH;
    if (!triangle) return set([within(round(x * 100))]);
    const weights = [1 - (x - y / 2) - y, x - y / 2, y].map((each) => Math.max(each, 0));
    const sum = weights[0] + weights[1] + weights[2];
    set(whole(weights.map((each) => each / sum * 100)));
  };
  pad.onkeydown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = held.at ?? (triangle ? [34, 33, 33] : [50]);
    const to = (triangle ? inTriangle : alongLine)(event.key, at, event.shiftKey ? 1 : 5);
    if (to) held.at = to;
    else if (event.key === "Enter" || event.key === " ") set(at);
    else if (event.key === "Backspace" || event.key === "Delete") takeBack();
    else return;
    event.preventDefault();
    event.stopPropagation(); // the same keys take the room on elsewhere
    held.draw();
    if (to && triangle) spoken.textContent = poles.map((pole, at) => `${pole} ${to[at]}`).join(", ");
  };

  held.draw = () => {
    marks.replaceChildren();
    const line = shown(), tall = new Map(), marked = last(line);
    const spots = line.map((place) => {
      if (triangle) return spot(place);
      const column = Math.min(Math.floor(place[0] / 2.5), 39);
      const up = tall.get(column) ?? 0;
      tall.set(column, up + 1);
      return [EDGE + place[0] * 10, up];
    });
    const most = Math.max(1, ...tall.values());
    const step = Math.min(2 * R, (height - 52) / most);
    spots.forEach(([x, y], at) => marks.append(make("circle", {
      cx: x, cy: triangle ? y : height - 36 - R / 2 - y * step, r: R,
      class: at === marked ? "last" : "",
    })));
    const at = held.at ?? (triangle ? [34, 33, 33] : [50]);
    const [x, y] = triangle ? spot(at) : [EDGE + at[0] * 10, height - 24];
    cursor.setAttribute("cx", x);
    cursor.setAttribute("cy", y);
    if (!triangle) {
      const side = at[0] < 40 ? `◀ ${a}` : at[0] > 60 ? `${b} ▶` : words.between;
      pad.setAttribute("aria-valuenow", at[0]);
      pad.setAttribute("aria-valuetext", `${at[0]}: ${side}`);
    }
    const n = line.length;
    const said = (n === 1 ? words.one : words.many).replace("{n}", n);
    if (count.textContent !== said) count.textContent = said;
    undo.disabled = !n;
  };
}

function spot(place) {
  const [, second, third] = place.map((weight) => weight / (place[0] + place[1] + place[2]));
  return [EDGE + (second + third / 2) * LONG, EDGE + (1 - third) * HIGH];
}

/** Three weights as whole numbers that sum to 100. */
function whole([, b, c]) {
  const second = round(b), third = round(c);
  return [Math.max(100 - second - third, 0), second, third];
}

function alongLine(key, [at], step) {
  const by = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step }[key];
  if (by) return [within(at + by)];
  return { Home: [0], End: [100] }[key];
}

/** Left and right between the first two, up and down to the third and away from it. */
function inTriangle(key, [a, b, c], step) {
  if (key === "ArrowRight") { const by = Math.min(step, a); return whole([a - by, b + by, c]); }
  if (key === "ArrowLeft") { const by = Math.min(step, b); return whole([a + by, b - by, c]); }
  if (key === "ArrowDown") { const by = Math.min(step, c); return whole([a + by / 2, b + by / 2, c - by]); }
  if (key !== "ArrowUp") return undefined;
  const by = Math.min(step, a + b), share = a + b ? b / (a + b) : 0;
  return whole([a, b - by * share, c + by]);
}
