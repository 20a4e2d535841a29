// Small things that every view shows: what a class, a status, a node or a fact looks like.

import { h } from "./dom.js";
import { chosen, t, term } from "./i18n.js";
import { address } from "./address.js";
import { colorOf } from "./model.js";

export function className(model, label) {
  return term(model.classes[label]?.zh, label);
}

export function relationName(model, type) {
  return term(model.relations[type]?.zh, type);
}

export function classMark(label) {
  return h("span", { class: "mark", color: colorOf(label), "aria-hidden": "true" });
}

const SIGNS = { done: "●", planned: "○", shortcoming: "▲" };

export function statusSign(status) {
  return SIGNS[status] || "·";
}

export function statusMark(status) {
  if (!status) return null;
  return h(
    "span",
    { class: `state ${status}` },
    h("span", { "aria-hidden": "true" }, SIGNS[status] || "·"),
    t(`status.${status}`),
  );
}

export function nodeLink(node, view, more) {
  return h(
    "a",
    { href: address(node, view), class: "node", lang: "zh-Hans" },
    classMark(node.label),
    node.shown,
    more,
  );
}

// The sentence of a fact, its quote marked where the sentence holds it word for word.
export function sentence(fact) {
  const text = fact.sentence || fact.quote || "";
  const quote = fact.quote || "";
  const at = quote ? text.indexOf(quote) : -1;
  if (at < 0) return h("q", { lang: "zh-Hans" }, text);
  const words = h("b", { color: colorOf(fact.label) }, quote);
  return h("q", { lang: "zh-Hans" }, text.slice(0, at), words, text.slice(at + quote.length));
}

export function periodOf(fact) {
  return fact.period || "";
}

export function amount(fact) {
  if (fact.value === undefined) return `*${fact.unit || ""}`;
  const number = Number(fact.value).toLocaleString(chosen.language === "zh" ? "zh-CN" : "en-GB", {
    maximumFractionDigits: 6,
  });
  return `${fact.rank ? "第" : ""}${number}${fact.unit || ""}`;
}

export function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
