// Drawn by hand as SVG: bars of one or more periods, or lines over the periods. Each mark is a link to its fact.

import { s } from "./dom.js";
import { address } from "./address.js";
import { amount } from "./parts.js";

const ROW = 22;
const NAME = 96;
const WIDTH = 640;
const SERIES = 8; // colours of series in the style sheet; the districts beyond them are grey

// rows: [{ name, cells: Map(period -> [fact]) }]; periods in order.
export function bars(rows, periods, label) {
  const values = rows.flatMap((row) => [...row.cells.values()].flat().map((fact) => fact.value));
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const scale = (value) => NAME + ((value - least) / (most - least || 1)) * (WIDTH - NAME - 110);
  const lines = [];
  let y = 6;
  for (const row of rows) {
    const drawn = periods.flatMap((period) => (row.cells.get(period) || []).map((fact) => [period, fact]));
    if (!drawn.length) continue;
    lines.push(
      s(
        "text",
        { x: NAME - 8, y: y + 14, class: "name", "text-anchor": "end" },
        clip(row.name, 7),
        s("title", null, row.name),
      ),
    );
    for (const [period, fact] of drawn) {
      const [from, to] = [scale(Math.min(0, fact.value)), scale(Math.max(0, fact.value))];
      lines.push(
        link(
          fact,
          `${row.name} ${period} ${amount(fact)}`,
          s("rect", {
            x: from,
            y: y + 3,
            width: Math.max(to - from, 1.5),
            height: ROW - 7,
            rx: 2,
            class: `p${Math.min(3, periods.length - 1 - periods.indexOf(period))}`,
          }),
          s(
            "text",
            { x: to + 6, y: y + 14, class: "value" },
            amount(fact),
            periods.length > 1 ? s("tspan", { class: "dim" }, ` ${period}`) : null,
          ),
        ),
      );
      y += ROW;
    }
    y += 4;
  }
  return s(
    "svg",
    {
      viewBox: `0 0 ${WIDTH} ${y + 6}`,
      width: WIDTH,
      height: y + 6,
      class: "chart bars",
      lang: "zh-Hans",
      role: "group",
      "aria-label": label,
    },
    s("line", { x1: scale(0), x2: scale(0), y1: 2, y2: y, class: "axis" }),
    lines,
  );
}

export function lines(rows, periods, label) {
  const values = rows.flatMap((row) => [...row.cells.values()].flat().map((fact) => fact.value));
  const ticks = ticksOf(Math.min(...values), Math.max(...values));
  const [least, most] = [Math.min(ticks[0], ...values), Math.max(ticks.at(-1), ...values)];
  const [left, right, top, bottom] = [70, 120, 14, 300];
  const x = (period) =>
    left + (periods.length < 2 ? 0.5 : periods.indexOf(period) / (periods.length - 1)) * (WIDTH - left - right);
  const y = (value) => bottom - ((value - least) / (most - least || 1)) * (bottom - top);
  const grid = [
    ticks.map((tick) => [
      s("line", { x1: left - 6, x2: WIDTH - right + 10, y1: y(tick), y2: y(tick), class: "grid" }),
      s("text", { x: left - 10, y: y(tick) + 4, "text-anchor": "end", class: "dim" }, short(tick)),
    ]),
    periods.map((period) =>
      s("text", { x: x(period), y: bottom + 20, "text-anchor": "middle", class: "dim" }, period),
    ),
  ];
  const taken = [];
  const drawn = rows.map((row, place) => {
    const points = periods.flatMap((period) =>
      (row.cells.get(period) || []).map((fact) => [x(period), y(fact.value), fact, period]),
    );
    if (!points.length) return null;
    const style = place < SERIES ? `s${place}` : "rest";
    const path = points.map(([px, py], at) => `${at ? "L" : "M"}${px.toFixed(1)} ${py.toFixed(1)}`).join("");
    const [endX, endY] = points.at(-1);
    const free = place < SERIES && !taken.some(([tx, ty]) => tx === endX && Math.abs(ty - endY) < 13);
    if (free) taken.push([endX, endY]);
    return [
      s("path", { d: path, class: `line ${style}` }),
      points.map(([px, py, fact, period]) =>
        link(fact, `${row.name} ${period} ${amount(fact)}`, s("circle", { cx: px, cy: py, r: 4.5, class: style })),
      ),
      free ? s("text", { x: endX + 9, y: endY + 4, class: "name" }, clip(row.name, 8)) : null,
    ];
  });
  return s(
    "svg",
    {
      viewBox: `0 0 ${WIDTH} ${bottom + 32}`,
      width: WIDTH,
      height: bottom + 32,
      class: "chart lines",
      lang: "zh-Hans",
      role: "group",
      "aria-label": label,
    },
    grid,
    drawn,
  );
}

function link(fact, name, ...marks) {
  return s(
    "a",
    { href: address(fact), "aria-label": name },
    s("title", null, `${name}\n${fact.sentence || ""}`),
    marks,
  );
}

function clip(text, most) {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function ticksOf(least, most) {
  const span = most - least || Math.abs(most) || 1;
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
  const first = Math.floor(least / step) * step;
  const found = [];
  for (let tick = first; tick <= most + step * 0.999; tick += step) found.push(Number(tick.toPrecision(12)));
  return found;
}

function short(value) {
  if (Math.abs(value) >= 1e8) return `${Number((value / 1e8).toPrecision(4))}亿`;
  if (Math.abs(value) >= 1e5) return `${Number((value / 1e4).toPrecision(4))}万`;
  return String(value);
}
