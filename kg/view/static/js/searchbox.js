// The search box: a combobox whose list follows the input, also of input methods that compose characters.

import { h, put, say } from "./dom.js";
import { t } from "./i18n.js";
import { address } from "./address.js";
import { classMark, className } from "./parts.js";

const LIMIT = 40;

export function searchBox(app) {
  let found = [];
  let chosen = -1;
  const input = h("input", {
    type: "search",
    id: "search",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-expanded": "false",
    "aria-controls": "found",
    "aria-autocomplete": "list",
    "aria-label": t("search"),
    "aria-keyshortcuts": "/",
    title: t("search.key"),
    placeholder: t("search"),
    oninput: (event) => event.isComposing || look(),
    oncompositionend: () => look(),
    onkeydown: key,
    onfocus: () => input.value && look(),
    onblur: () => setTimeout(close, 150), // a click on a result comes after the blur
  });
  const list = h("ul", { id: "found", role: "listbox", "aria-label": t("search.results"), hidden: true });
  const box = h("div", { class: "search", role: "search" }, input, list);

  function look() {
    if (!input.value.trim()) return close();
    const { nodes, total } = app.index.find(input.value, app.filters, LIMIT);
    found = nodes;
    chosen = found.length ? 0 : -1;
    put(
      list,
      found.map((node, place) => option(node, place)),
      h("li", { class: "count", role: "presentation" }, total ? t("search.count", { n: total }) : t("search.none")),
    );
    list.hidden = false;
    say(total ? t("search.count", { n: total }) : t("search.none"));
    input.setAttribute("aria-expanded", "true");
    mark();
  }

  function option(node, place) {
    const other = node.fact ? node.sentence : (node.aliases || []).slice(0, 3).join("、");
    return h(
      "li",
      {
        role: "option",
        id: `found-${place}`,
        onmousedown: (event) => event.preventDefault(),
        onclick: () => go(place),
      },
      classMark(node.label),
      h("span", { class: "name", lang: "zh-Hans" }, node.shown),
      h("span", { class: "kind" }, className(app.model, node.label)),
      other && h("span", { class: "other", lang: "zh-Hans" }, other),
    );
  }

  function mark() {
    for (const [place, item] of [...list.querySelectorAll("[role=option]")].entries()) {
      item.setAttribute("aria-selected", String(place === chosen));
      if (place === chosen) item.scrollIntoView({ block: "nearest" });
    }
    if (chosen >= 0) input.setAttribute("aria-activedescendant", `found-${chosen}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function close() {
    list.hidden = true;
    found = [];
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function go(place) {
    const node = found[place];
    if (!node) return;
    close();
    location.hash = address(node, app.viewFor(node));
    app.focusPanel();
  }

  function key(event) {
    if (event.isComposing || event.keyCode === 229) return; // the keys belong to the input method
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    if (event.key in moves && found.length) {
      chosen = Math.max(0, Math.min(found.length - 1, chosen + moves[event.key]));
      mark();
    } else if (event.key in moves && moves[event.key] > 0) look();
    else if (event.key === "Enter") go(chosen);
    else if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Escape") input.value = "";
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return box;
}
