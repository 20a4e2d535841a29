// The filters, which are the legend too: kinds with their colours, status, years and districts.

import { h, put } from "./dom.js";
import { t } from "./i18n.js";
import { plain } from "./search.js";
import { classMark, className, compare, statusSign } from "./parts.js";

const FINDER_FROM = 12;

export function filterBar(app) {
  const { model, filters } = app;
  const shown = h("p", { class: "shown" });
  const reset = h("button", { type: "button", class: "plain", onclick: () => filters.reset() }, t("filters.reset"));
  const box = h("div", { class: "filters" });
  const counts = new Map();
  for (const node of model.nodes) counts.set(node.label, (counts.get(node.label) || 0) + 1);
  const boxes = [];

  function check(name, value, turned, ...content) {
    const input = h("input", { type: "checkbox", onchange: () => filters.toggle(name, value) });
    boxes.push(() => (input.checked = turned ? !filters[name].has(value) : filters[name].has(value)));
    return h("label", { class: "check" }, input, content);
  }

  const kinds = (labels) =>
    labels
      .filter((label) => counts.has(label))
      .map((label) =>
        check(
          "off",
          label,
          true,
          classMark(label),
          h("span", { class: "grow" }, className(model, label)),
          number(counts.get(label)),
        ),
      );
  const states = ["done", "planned", "shortcoming", "none"].map((status) =>
    check(
      "status",
      status,
      false,
      h("span", { class: `sign ${status}`, "aria-hidden": "true" }, statusSign(status)),
      t(`status.${status}`),
    ),
  );
  const years = model.years.map((year) => {
    const button = h(
      "button",
      { type: "button", class: "chip", onclick: () => filters.toggle("years", year) },
      String(year),
    );
    boxes.push(() => button.setAttribute("aria-pressed", String(filters.years.has(year))));
    return button;
  });
  const districts = [...model.districts]
    .sort((a, b) => compare(model.nodes[a].shown, model.nodes[b].shown) || a - b)
    .map((index) => {
      const district = model.nodes[index];
      const label = check(
        "districts",
        index,
        false,
        h("span", { class: "grow" }, district.shown),
        number(model.factsOf[index].length),
      );
      label.title = district.id.replace(/^district\//, "");
      label.dataset.name = plain(district.name);
      return label;
    });
  const finder = h("input", {
    type: "search",
    class: "finder",
    placeholder: t("filters.find"),
    "aria-label": t("filters.find"),
    oninput: () => {
      const wanted = plain(finder.value);
      for (const label of districts) label.hidden = !label.dataset.name.includes(wanted);
    },
  });
  const group = (name, ...content) => h("fieldset", null, h("legend", null, t(name)), content);
  put(
    box,
    h("div", { class: "summary" }, shown, reset),
    group("filters.kinds", kinds(model.things), h("hr"), kinds(model.factClasses)),
    group("filters.status", states),
    years.length ? group("filters.years", h("div", { class: "chips" }, years)) : null,
    group(
      "filters.districts",
      districts.length >= FINDER_FROM ? finder : null,
      h("div", { class: "long" }, districts),
    ),
  );

  function update() {
    for (const task of boxes) task();
    const passing = model.facts.filter((fact) => filters.passes(fact)).length;
    shown.textContent = t("filters.shown", { n: passing, all: model.facts.length });
    reset.hidden = !filters.active;
  }
  update();
  return { box, update };
}

function number(count) {
  return h("span", { class: "number" }, String(count));
}
