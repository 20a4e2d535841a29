// The comparison of a metric over districts and periods: what may stand together in one chart, the rest with reasons.

import { h, put } from "./dom.js";
import { t } from "./i18n.js";
import { address } from "./address.js";
import { bars, lines } from "./chart.js";
import { comparable, difference, measurementsOf, metricsToCompare } from "./comparable.js";
import { amount, compare, nodeLink } from "./parts.js";

const MOST_APART = 60;
const picked = { metric: -1, group: 0, form: "" };

export function compareView(app, element) {
  const { model, filters, state } = app;
  const metrics = metricsToCompare(model, filters);
  const metric = state.node?.label === "Metric" ? state.node : model.nodes[metrics[0]?.[0]];
  if (picked.metric !== metric?.index) Object.assign(picked, { metric: metric?.index, group: 0, form: "" });
  const known = new Set(metrics.map(([index]) => index));
  const options = [...(metric && !known.has(metric.index) ? [[metric.index, 0]] : []), ...metrics];
  const select = h(
    "select",
    { id: "metric", onchange: () => (location.hash = address(model.nodes[Number(select.value)], "compare")) },
    options.map(([index, districts]) =>
      h(
        "option",
        { value: index, selected: index === metric?.index },
        `${model.nodes[index].name} (${t("overview.spread", { n: districts })})`,
      ),
    ),
  );
  const box = h("div", { class: "sheet" });
  put(element, box);
  if (!metric) return put(box, h("p", { class: "empty" }, t("compare.none")));
  const { groups, apart } = comparable(measurementsOf(model, metric.index, filters));
  const group = groups[Math.min(picked.group, groups.length - 1)];
  const again = (changes) => {
    const focused = document.activeElement?.dataset.pick;
    Object.assign(picked, changes);
    compareView(app, element);
    if (focused) element.querySelector(`[data-pick="${focused}"]`)?.focus();
  };
  put(
    box,
    h("div", { class: "bar" }, h("label", { for: "metric" }, t("compare.choose")), select),
    h("h2", null, nodeLink(metric, "compare")),
    groups.length > 1
      ? h(
          "div",
          { class: "chips", role: "group", "aria-label": t("view.compare") },
          groups.slice(0, 12).map((other, place) =>
            h(
              "button",
              {
                type: "button",
                class: "chip",
                "data-pick": `group${place}`,
                "aria-pressed": String(other === group),
                onclick: () => again({ group: place, form: "" }),
              },
              `${other.what} (${other.facts.length})`,
            ),
          ),
        )
      : null,
    group ? chartOf(app, metric, group, again) : h("p", { class: "empty" }, t("compare.none")),
    apartList(app, group, groups, apart),
  );
  return element;
}

function chartOf(app, metric, group, again) {
  const { model } = app;
  const periods = [...new Set(group.facts.map((fact) => fact.period))].sort();
  const rows = new Map();
  for (const fact of group.facts) {
    if (!rows.has(fact.district))
      rows.set(fact.district, {
        name: model.nodes[fact.district]?.shown ?? "",
        index: fact.district,
        cells: new Map(),
      });
    const { cells } = rows.get(fact.district);
    cells.set(fact.period, [...(cells.get(fact.period) || []), fact]);
  }
  const ordered = [...rows.values()].sort(
    (a, b) => newest(b, periods) - newest(a, periods) || compare(a.name, b.name),
  );
  const form = picked.form || (periods.length > 2 && ordered.length < 9 ? "line" : "bar");
  const label = t("compare.chart", { name: metric.name });
  const button = (name) =>
    h(
      "button",
      {
        type: "button",
        class: "chip",
        "data-pick": name,
        "aria-pressed": String(form === name),
        onclick: () => again({ form: name }),
      },
      t(`compare.${name}`),
    );
  return [
    h(
      "div",
      { class: "bar" },
      h(
        "p",
        null,
        t("compare.group", { what: group.what }),
        " · ",
        t("compare.count", { n: group.facts.length, d: ordered.length }),
      ),
      h("span", { class: "chips" }, button("bar"), button("line")),
    ),
    h(
      "div",
      { class: "plot", tabindex: "0", role: "region", "aria-label": label },
      (form === "line" ? lines : bars)(ordered, periods, label),
    ),
    h("h3", null, t("compare.table")),
    h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": t("compare.table") },
      table(model, ordered, periods),
    ),
  ];
}

function newest(row, periods) {
  for (const period of [...periods].reverse()) if (row.cells.has(period)) return row.cells.get(period)[0].value;
  return -Infinity;
}

function table(model, rows, periods) {
  return h(
    "table",
    null,
    h(
      "thead",
      null,
      h(
        "tr",
        null,
        h("th", { scope: "col" }, t("compare.district")),
        periods.map((period) => h("th", { scope: "col" }, period)),
      ),
    ),
    h(
      "tbody",
      null,
      rows.map((row) =>
        h(
          "tr",
          null,
          h("th", { scope: "row" }, nodeLink(model.nodes[row.index])),
          periods.map((period) =>
            h(
              "td",
              { class: "value" },
              (row.cells.get(period) || []).map((fact) =>
                h("a", { href: address(fact), title: fact.sentence }, amount(fact)),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

function apartList(app, group, groups, apart) {
  const { model } = app;
  const others = groups
    .filter((other) => other !== group)
    .flatMap((other) => other.facts.map((fact) => ({ fact, reason: difference(fact, group.facts[0]) })));
  const all = [...others, ...apart];
  if (!all.length) return null;
  return [
    h("h3", null, t("compare.apart"), " ", h("span", { class: "number" }, String(all.length))),
    h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": t("compare.apart") },
      h(
        "table",
        null,
        h(
          "tbody",
          null,
          all
            .slice(0, MOST_APART)
            .map(({ fact, reason }) =>
              h(
                "tr",
                null,
                h("th", { scope: "row" }, model.nodes[fact.district]?.shown),
                h("td", null, fact.period || ""),
                h(
                  "td",
                  null,
                  h("a", { href: address(fact), title: fact.sentence }, `${fact.metric} ${amount(fact)}`),
                ),
                h("td", { class: "reason" }, reason),
              ),
            ),
        ),
      ),
    ),
  ];
}
