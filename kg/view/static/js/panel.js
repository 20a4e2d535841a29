// The details of a node: what it is, what it is tied to, and every fact of it with its sentence.

import { h, put, say } from "./dom.js";
import { t, term, word } from "./i18n.js";
import { address } from "./address.js";
import { amount, classMark, className, compare, nodeLink, relationName, sentence, statusMark } from "./parts.js";
import { factGroups, factList, more } from "./factlist.js";
import { overviewPanel } from "./summary.js";

const UNTOLD = new Set([
  "id",
  "label",
  "name",
  "shown",
  "index",
  "fact",
  "aliases",
  "definition",
  "sha256",
  "periodEnd",
  "unitClass",
]);
// Of a fact: what stands elsewhere in the panel, and what serves programs more than readers.
const UNTOLD_OF_FACT = new Set([
  ...UNTOLD,
  ...[
    "status",
    "quote",
    "sentence",
    "section",
    "start",
    "end",
    "page",
    "paragraph",
    "value",
    "unit",
    "low",
    "high",
    "step",
  ],
  ...["comparison", "main", "periodLength", "years", "report", "district", "targets"],
]);
const WORDS = new Set(["kind", "level", "basis", "bound", "scope", "relation", "changeDirection"]);

export function fillPanel(app, element) {
  const { node } = app.state;
  element.setAttribute("aria-label", t("panel"));
  if (!node) return put(element, overviewPanel(app));
  put(
    element,
    h(
      "div",
      { class: "head" },
      h(
        "p",
        { class: "kind" },
        classMark(node.label),
        className(app.model, node.label),
        node.fact ? statusMark(node.status) : null,
      ),
      h("h2", { id: "node-name", lang: "zh-Hans" }, node.shown),
      h(
        "div",
        { class: "actions" },
        actions(app, node),
        h("button", { type: "button", class: "plain", onclick: () => copy(node) }, t("panel.address")),
        h(
          "a",
          {
            class: "close plain",
            href: address(null, "graph"),
            "aria-label": t("panel.close"),
            title: t("panel.close"),
          },
          "×",
        ),
      ),
    ),
    node.fact ? factBody(app, node) : thingBody(app, node),
  );
  return element;
}

function actions(app, node) {
  const views = node.fact ? ["text", "around"] : ["graph", "around"];
  if (node.label === "Report") views.unshift("text");
  if (node.label === "Metric") views.push("compare");
  if (node.label === "Program" || node.label === "District") views.push("timeline");
  return views
    .filter((view) => view !== app.state.view)
    .map((view) =>
      h(
        "a",
        { class: "button", href: address(node, view) },
        t(view === "text" && node.fact ? "panel.toText" : `view.${view}`),
      ),
    );
}

async function copy(node) {
  const whole = location.href.split("#")[0] + address(node);
  try {
    await navigator.clipboard.writeText(whole);
    say(t("panel.copied"));
  } catch {
    say(whole); // no clipboard for pages of files in some browsers: the address bar has it too
  }
}

function thingBody(app, node) {
  const { model, filters } = app;
  const all = model.factsOf[node.index];
  const passing = all.filter((index) => filters.passes(model.nodes[index]));
  return [
    node.aliases?.length ? part("panel.names", h("p", { lang: "zh-Hans" }, node.aliases.join("、"))) : null,
    node.definition ? part("panel.definition", h("p", { lang: "zh-Hans" }, node.definition)) : null,
    properties(app, node, UNTOLD),
    relations(app, node),
    part("panel.facts", factGroups(app, node, passing, all.length - passing.length)),
  ];
}

function factBody(app, fact) {
  const { model } = app;
  const report = model.nodes[fact.report];
  const place = [
    fact.page && t("panel.page", { n: fact.page }),
    fact.paragraph && t("panel.paragraph", { n: fact.paragraph }),
  ];
  const here = model.factsOf[fact.report].filter((index) => {
    const other = model.nodes[index];
    return (
      other !== fact &&
      ((other.start < fact.end && other.end > fact.start) || (fact.sentence && other.sentence === fact.sentence))
    );
  });
  return [
    part("panel.sentence", h("blockquote", null, sentence(fact))),
    properties(
      app,
      fact,
      UNTOLD_OF_FACT,
      fact.unit === undefined ? [] : [[propertyName(app.model, "value"), amount(fact)]],
    ),
    part(
      "panel.about",
      h(
        "ul",
        { class: "plainlist" },
        fact.targets.map(([type, end]) =>
          h("li", null, h("span", { class: "relation" }, relationName(model, type)), nodeLink(model.nodes[end])),
        ),
        fact.district >= 0
          ? h(
              "li",
              null,
              h("span", { class: "relation" }, className(model, "District")),
              nodeLink(model.nodes[fact.district]),
            )
          : null,
        report ? h("li", null, h("span", { class: "relation" }, className(model, "Report")), nodeLink(report)) : null,
      ),
    ),
    fact.section || place.some(Boolean)
      ? part("panel.section", h("p", { lang: "zh-Hans" }, [fact.section, ...place].filter(Boolean).join(" · ")))
      : null,
    here.length ? part("panel.here", factList(app, here, null)) : null,
  ];
}

function part(name, ...content) {
  return h("section", null, h("h3", null, t(name)), content);
}

function propertyName(model, key) {
  return term(model.properties[key]?.zh, key);
}

function properties(app, node, untold, before = []) {
  const rows = Object.keys(node)
    .filter(
      (key) =>
        !untold.has(key) &&
        key in app.model.properties &&
        node[key] !== false &&
        !(key === "kind" && node[key] === "value"),
    )
    .map((key) => [propertyName(app.model, key), shownValue(key, node[key])]);
  const all = [...before, ...rows];
  if (!all.length) return null;
  return h(
    "dl",
    { class: "properties" },
    all.map(([name, value]) => [h("dt", null, name), h("dd", { lang: "zh-Hans" }, value)]),
  );
}

function shownValue(key, value) {
  if (value === true) return t("yes");
  if (WORDS.has(key) && typeof value === "string") return word(value);
  return Array.isArray(value) ? value.join("、") : String(value);
}

// What is tied to the node without a fact between, by kind of relation.
function relations(app, node) {
  const { model, filters } = app;
  const visible = filters.visible();
  const groups = new Map();
  const add = (name, index) => {
    if (model.nodes[index].fact || !visible.has(index)) return;
    if (!groups.has(name)) groups.set(name, new Set());
    groups.get(name).add(index);
  };
  for (const [type, end] of model.out[node.index]) add(relationName(model, type), end);
  for (const [type, start] of model.into[node.index]) add(`← ${relationName(model, type)}`, start);
  if (!groups.size) return null;
  return part(
    "panel.related",
    [...groups].map(([name, set]) => {
      const list = [...set].sort((a, b) => compare(model.nodes[a].name, model.nodes[b].name));
      const items = h("ul", { class: "inline" });
      more(items, list, (index) => h("li", null, nodeLink(model.nodes[index])), 12);
      return h(
        "div",
        { class: "group" },
        h("h4", null, name, " ", h("span", { class: "number" }, String(list.length))),
        items,
      );
    }),
  );
}
