// Facts as lists: by kind, each with its status, period and sentence, the first of many at once.

import { h } from "./dom.js";
import { t } from "./i18n.js";
import { address } from "./address.js";
import { classMark, className, sentence, statusMark } from "./parts.js";

const PORTION = 40;

export function factGroups(app, node, passing, hidden) {
  const { model } = app;
  const by = new Map(model.factClasses.map((label) => [label, []]));
  for (const index of passing) by.get(model.nodes[index].label).push(index);
  const groups = [...by].filter(([, list]) => list.length);
  return [
    groups.length ? null : h("p", { class: "empty" }, t("panel.nofacts")),
    groups.map(([label, list]) =>
      h(
        "details",
        { class: "group", open: groups.length === 1 || list.length <= PORTION },
        h(
          "summary",
          null,
          classMark(label),
          className(model, label),
          " ",
          h("span", { class: "number" }, String(list.length)),
        ),
        factList(app, list, node),
      ),
    ),
    hidden ? h("p", { class: "empty" }, t("panel.hidden", { n: hidden })) : null,
  ];
}

export function factList(app, list, owner) {
  const items = h("ul", { class: "facts" });
  more(items, list, (index) => factItem(app, app.model.nodes[index], owner), PORTION);
  return items;
}

function factItem(app, fact, owner) {
  const { model } = app;
  const district = fact.district >= 0 && owner?.index !== fact.district ? model.nodes[fact.district].shown : null;
  const head = [fact.name, fact.period, district];
  return h(
    "li",
    { class: app.state.node === fact ? "current" : null },
    h("a", { href: address(fact), class: "fact", lang: "zh-Hans" }, h("span", { class: "name" }, head[0])),
    h("span", { class: "meta" }, statusMark(fact.status), head.slice(1).filter(Boolean).join(" · ")),
    sentence(fact),
  );
}

// The first items of a list, and a button for the next ones.
export function more(items, list, draw, portion) {
  let drawn = 0;
  const button = h("button", { type: "button", class: "plain", onclick: () => add() });
  const row = h("li", { class: "more" }, button);
  function add() {
    const next = list.slice(drawn, drawn + portion).map(draw);
    drawn += next.length;
    row.remove();
    items.append(...next);
    if (drawn < list.length) {
      button.textContent = t("panel.more", { n: Math.min(portion, list.length - drawn) });
      items.append(row);
    }
    if (drawn > portion) next[0]?.querySelector("a")?.focus();
  }
  add();
}
