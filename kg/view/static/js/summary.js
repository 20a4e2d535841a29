// What the panel shows while nothing is chosen: the way in for the keyboard, and for who has no WebGL.

import { h } from "./dom.js";
import { t } from "./i18n.js";
import { compare, nodeLink } from "./parts.js";
import { metricsToCompare } from "./comparable.js";

const MOST = 12;

export function overviewPanel(app) {
  const { model, filters } = app;
  const visible = filters.visible();
  const districts = model.districts
    .filter((index) => visible.has(index))
    .map((index) => [index, model.factsOf[index].filter((fact) => filters.passes(model.nodes[fact])).length])
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const programs = spread(app).slice(0, MOST);
  const metrics = metricsToCompare(model, filters).slice(0, MOST);
  const reports = model.reports.filter((report) => visible.has(report.index));
  const list = (name, items, view, count) =>
    items.length
      ? h(
          "section",
          null,
          h("h3", null, t(name)),
          h(
            "ul",
            { class: "plainlist" },
            items.map(([index, number]) =>
              h("li", null, nodeLink(model.nodes[index], view), h("span", { class: "number" }, count(number))),
            ),
          ),
        )
      : null;
  return [
    h("div", { class: "head" }, h("h2", null, t("panel.overview")), h("p", { class: "hint" }, t("overview.hint"))),
    list("overview.programs", programs, undefined, (n) => t("overview.spread", { n })),
    list("overview.districts", districts.slice(0, 40), undefined, (n) => t("overview.facts", { n })),
    list("overview.metrics", metrics, "compare", (n) => t("overview.spread", { n })),
    list(
      "overview.reports",
      reports.slice(0, 60).map((report) => [report.index, model.factsOf[report.index].length]),
      undefined,
      (n) => t("overview.facts", { n }),
    ),
  ];
}

// Programs with the number of districts that run them, most first.
export function spread(app) {
  const { model, filters } = app;
  const found = new Map();
  for (const fact of model.facts) {
    if (fact.label !== "ProgramRun" || fact.status !== "done" || !filters.passes(fact)) continue;
    for (const [type, end] of fact.targets) {
      if (type !== "RUN_OF") continue;
      if (!found.has(end)) found.set(end, new Set());
      found.get(end).add(fact.district);
    }
  }
  return [...found]
    .map(([index, districts]) => [index, districts.size])
    .sort((a, b) => b[1] - a[1] || compare(model.nodes[a[0]].name, model.nodes[b[0]].name));
}
