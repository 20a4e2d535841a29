// Programs over the years: of a program its districts, of a district its programs, else all programs with their spread.

import { h, put } from "./dom.js";
import { t } from "./i18n.js";
import { address } from "./address.js";
import { compare, nodeLink, statusMark, statusSign } from "./parts.js";

const STATES = ["done", "planned", "shortcoming"];
const PORTION = 60;

export function timelineView(app, element) {
  const { model, filters, state } = app;
  const node = state.node && ["Program", "District"].includes(state.node.label) ? state.node : null;
  const runs = model.facts.filter((fact) => fact.label === "ProgramRun" && filters.passes(fact));
  const rows = new Map();
  const years = new Set();
  for (const fact of runs) {
    const program = fact.targets.find(([type]) => type === "RUN_OF")?.[1];
    if (program === undefined || (node?.label === "Program" && program !== node.index)) continue;
    if (node?.label === "District" && fact.district !== node.index) continue;
    const key = node?.label === "Program" ? fact.district : program;
    if (!rows.has(key)) rows.set(key, { node: model.nodes[key], cells: new Map(), districts: new Set() });
    const row = rows.get(key);
    row.districts.add(fact.district);
    for (const year of fact.years.length ? fact.years : [0]) {
      years.add(year);
      if (!row.cells.has(year)) row.cells.set(year, []);
      row.cells.get(year).push(fact);
    }
  }
  const columns = fullRange(years);
  const single = Boolean(node);
  const ordered = [...rows.values()].sort(
    single
      ? (a, b) => first(a) - first(b) || compare(a.node.shown, b.node.shown)
      : (a, b) => b.districts.size - a.districts.size || first(a) - first(b) || compare(a.node.shown, b.node.shown),
  );
  const title = !node
    ? t("timeline.all")
    : t(node.label === "Program" ? "timeline.program" : "timeline.district", { name: node.shown });
  const body = h("tbody");
  const button = h("button", { type: "button", class: "plain", onclick: () => add() });
  let drawn = 0;
  function add() {
    const next = ordered.slice(drawn, drawn + PORTION).map((row) => line(row, columns, single));
    drawn += next.length;
    body.append(...next);
    button.hidden = drawn >= ordered.length;
    button.textContent = t("panel.more", { n: Math.min(PORTION, ordered.length - drawn) });
  }
  add();
  put(
    element,
    h(
      "div",
      { class: "sheet" },
      h("h2", null, title),
      h("p", { class: "legend" }, STATES.map(statusMark)),
      ordered.length
        ? h(
            "div",
            { class: "scroll", tabindex: "0", role: "region", "aria-label": title },
            h(
              "table",
              { class: "timeline" },
              h(
                "thead",
                null,
                h(
                  "tr",
                  null,
                  h("th", { scope: "col" }, t("timeline.name")),
                  columns.map((year) => h("th", { scope: "col" }, year || t("timeline.undated"))),
                ),
              ),
              body,
            ),
          )
        : h("p", { class: "empty" }, t("timeline.none")),
      button,
    ),
  );
  return element;
}

function line(row, columns, single) {
  return h(
    "tr",
    null,
    h("th", { scope: "row" }, nodeLink(row.node, "timeline")),
    columns.map((year) =>
      h(
        "td",
        null,
        STATES.map((status) => cell(row, year, status, single)),
      ),
    ),
  );
}

// One mark a status: the sign where one thing is meant, with a number where it stands for several.
function cell(row, year, status, single) {
  const facts = (row.cells.get(year) || []).filter((fact) => fact.status === status);
  if (!facts.length) return null;
  const number = single ? facts.length : new Set(facts.map((fact) => fact.district)).size;
  const counted = t(single ? "timeline.facts" : "overview.spread", { n: number });
  const said = [row.node.shown, year || t("timeline.undated"), t(`status.${status}`), counted].join(" ");
  return h(
    "a",
    {
      class: `cell ${status}`,
      href: single ? address(facts[0]) : address(row.node, "timeline"),
      title: `${said}\n${facts
        .slice(0, 3)
        .map((fact) => fact.sentence)
        .join("\n")}`,
      "aria-label": said,
    },
    statusSign(status),
    number > 1 ? h("small", null, String(number)) : null,
  );
}

function first(row) {
  return Math.min(...[...row.cells.keys()].filter(Boolean), 9999);
}

function fullRange(years) {
  const known = [...years].filter(Boolean).sort((a, b) => a - b);
  const all = known.length
    ? Array.from(
        { length: Math.min(known.at(-1) - known[0], 60) + 1 },
        (_, step) => known.at(-1) - Math.min(known.at(-1) - known[0], 60) + step,
      )
    : [];
  return years.has(0) ? [...all, 0] : all;
}
