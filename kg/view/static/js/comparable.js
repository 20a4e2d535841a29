// Which values stand side by side: those whose comparison class is the same. The class comes with each measurement;
// here it is only taken apart, to tell people in what two classes differ.

import { has, t } from "./i18n.js";

// The parts of a comparison class, in the order in which the projection writes them.
const PARTS = ["kind", "against", "unit", "denominator", "length", "basis", "bound", "scope"];

function partsOf(fact) {
  const texts = String(fact.comparison ?? "").split("; ");
  return Object.fromEntries(PARTS.map((name, place) => [name, texts[place] === "-" ? "" : (texts[place] ?? "")]));
}

// A part as people read it; of the unit, the unit as the report writes it rather than its class.
function worded(name, value, fact) {
  if (name === "unit") return fact.unit || t("unit.none");
  if (name === "length")
    return /^\d+ years$/.test(value) ? t("length.years", { n: value.split(" ")[0] }) : said("length", value);
  return said(name, value);
}

function said(name, value) {
  return has(`${name}.${value}`) ? t(`${name}.${value}`) : value;
}

export function describe(fact) {
  const parts = partsOf(fact);
  const told = PARTS.filter(
    (name) => parts[name] && !(name === "kind" && parts.kind === "value") && parts[name] !== "exact",
  );
  return told.map((name) => worded(name, parts[name], fact)).join(" · ");
}

// Why `fact` does not belong to the values of `other`'s class.
export function difference(fact, other) {
  const [one, two] = [partsOf(fact), partsOf(other)];
  return PARTS.filter((name) => one[name] !== two[name])
    .map((name) => t(`reason.${name}`, { value: one[name] ? worded(name, one[name], fact) : t("reason.nothing") }))
    .join(t("reason.and"));
}

export function measurementsOf(model, metric, filters) {
  return model.factsOf[metric]
    .map((index) => model.nodes[index])
    .filter(
      (fact) =>
        fact.label === "Measurement" &&
        filters.passes(fact) &&
        fact.targets.some(([type, end]) => end === metric && OF_METRIC.has(type)),
    );
}

const OF_METRIC = new Set(["MEASURES", "CHANGE_IN"]);

// { groups: [{ key, what, facts }], apart: [{ fact, reason }] }: what can be drawn, the most places first, and the rest.
export function comparable(facts) {
  const groups = new Map();
  const apart = [];
  for (const fact of facts) {
    if (fact.value === undefined) apart.push({ fact, reason: t("reason.novalue") });
    else if (!fact.period) apart.push({ fact, reason: t("reason.noperiod") });
    else if (fact.main === false) apart.push({ fact, reason: t("reason.notmain") });
    else {
      if (!groups.has(fact.comparison)) groups.set(fact.comparison, []);
      groups.get(fact.comparison).push(fact);
    }
  }
  const found = [...groups].map(([key, list]) => ({
    key: String(key),
    facts: list,
    what: describe(list[0]),
    places: places(list),
  }));
  found.sort((a, b) => b.places - a.places || b.facts.length - a.facts.length || (a.key < b.key ? -1 : 1));
  return { groups: found, apart };
}

function places(facts) {
  return new Set(facts.map((fact) => `${fact.district} ${fact.period}`)).size;
}

// Metrics with the number of districts in their largest group, most first; only those with two places to compare.
export function metricsToCompare(model, filters) {
  const found = [];
  for (const node of model.nodes) {
    if (node.label !== "Metric" || model.factsOf[node.index].length < 2) continue;
    const best = comparable(measurementsOf(model, node.index, filters)).groups[0];
    if (best && best.places > 1)
      found.push([node.index, new Set(best.facts.map((fact) => fact.district)).size, best.places]);
  }
  return found.sort((a, b) => b[1] - a[1] || b[2] - a[2] || a[0] - b[0]);
}
