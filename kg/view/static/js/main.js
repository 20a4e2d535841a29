// Puts the page together: what the address says is shown, and the address says everything but filters and choices.

import { h, put, say } from "./dom.js";
import { choose, chosen, followsSystem, setLanguage, setTheme, t } from "./i18n.js";
import { readModel } from "./model.js";
import { address, parse, suited, VIEWS } from "./address.js";
import { Filters } from "./filters.js";
import { Index } from "./search.js";
import { searchBox } from "./searchbox.js";
import { filterBar } from "./filterbar.js";
import { fillPanel } from "./panel.js";
import { Drawing } from "./graph.js";
import { ReportView } from "./report.js";
import { compareView } from "./compare.js";
import { timelineView } from "./timeline.js";
import { paintColors } from "./colors.js";

const at = (id) => document.getElementById(id);
const app = { model: null, filters: null, index: null, state: { node: null, view: "graph" } };
let bar;
let drawing;
let report;

function start() {
  app.model = readModel(JSON.parse(at("data").textContent));
  app.filters = new Filters(app.model);
  app.index = new Index(app.model);
  app.focusPanel = () => at("panel").focus({ preventScroll: true });
  app.viewFor = (node) => {
    const { view } = app.state;
    if (view === "compare" && node.label === "Metric") return view;
    if (view === "timeline" && ["Program", "District"].includes(node.label)) return view;
    return view === "around" && !node.fact && node.label !== "Report" ? view : undefined;
  };
  choose().addEventListener("change", (event) => {
    if (!followsSystem()) return;
    setTheme(event.matches ? "dark" : "light", false);
    repaint();
  });
  paintColors(app.model);
  frame();
  app.filters.listeners.push(() => {
    bar.update();
    report.report = -1;
    show(true);
  });
  addEventListener("hashchange", () => show(false));
  addEventListener("keydown", key);
  at("skip").addEventListener("click", (event) => {
    event.preventDefault(); // the address is for nodes
    at("main").focus();
  });
  show(false);
}

// All that carries words of the page; again when the language changes.
function frame() {
  document.title = t("title");
  at("skip").textContent = t("skip");
  const theme = h("button", {
    type: "button",
    id: "theme",
    onclick: () => (setTheme(chosen.theme === "dark" ? "light" : "dark"), repaint()),
  });
  const language = h(
    "button",
    {
      type: "button",
      id: "language",
      lang: chosen.language === "zh" ? "en" : "zh-Hans",
      title: t("language.hint"),
      onclick: () => {
        setLanguage(chosen.language === "zh" ? "en" : "zh");
        frame();
        show(true);
        at("language").focus();
      },
    },
    t("language"),
  );
  const open = h(
    "button",
    {
      type: "button",
      id: "filter-switch",
      "aria-expanded": "false",
      "aria-controls": "filters",
      onclick: () => drawer(),
    },
    t("filters.open"),
  );
  put(
    at("top"),
    h("h1", null, h("a", { href: address(null) }, t("title"))),
    h("nav", { class: "views", id: "views", "aria-label": t("views") }),
    searchBox(app),
    h("div", { class: "switches" }, open, theme, language),
  );
  theme.textContent = t(chosen.theme === "dark" ? "theme.light" : "theme.dark");
  bar = filterBar(app);
  at("filters").setAttribute("aria-label", t("filters"));
  put(at("filters"), bar.box);
  drawing?.drop();
  drawing = new Drawing(app, drawing?.places);
  app.drawing = drawing;
  report = new ReportView(app);
  put(at("main"));
}

function drawer(wanted) {
  const open = wanted ?? !document.body.classList.contains("filtering");
  document.body.classList.toggle("filtering", open);
  at("filter-switch").setAttribute("aria-expanded", String(open));
}

function repaint() {
  at("theme").textContent = t(chosen.theme === "dark" ? "theme.light" : "theme.dark");
  paintColors(app.model);
  drawing.redraw();
}

function show(again) {
  const { node, view, unknown } = parse(location.hash, app.model);
  const moved = app.state.node !== node || app.state.view !== view;
  const zone = ["views", "main", "panel"].find((id) => at(id).contains(document.activeElement));
  Object.assign(app.state, { node, view });
  document.body.classList.toggle("chosen", Boolean(node));
  document.body.dataset.view = view;
  put(
    at("views"),
    VIEWS.map((name) =>
      h(
        "a",
        {
          href: address(node, name === suited(node) ? undefined : name),
          "aria-current": name === view ? "page" : null,
        },
        t(`view.${name}`),
      ),
    ),
  );
  const main = at("main");
  if (view === "graph" || view === "around") {
    if (drawing.frame.parentNode !== main) put(main, drawing.frame);
    drawing.show(view, node);
  } else {
    if (view === "text") report.show(main, node, again);
    if (view === "compare") compareView(app, main);
    if (view === "timeline") timelineView(app, main);
  }
  fillPanel(app, at("panel"));
  if (moved && !again) at("panel").scrollTop = 0;
  if (moved && node && innerWidth < 900) drawer(false);
  document.body.dataset.node = node?.id ?? ""; // what is shown now, for who waits for it
  // what had the focus is gone: it stays in its part of the page
  if (zone && document.activeElement === document.body)
    (at(zone).querySelector("[aria-current=page]") || at(zone)).focus({ preventScroll: true });
  if (unknown) say(t("text.unknown", { id: unknown }));
  at("unknown")?.remove();
  if (unknown) at("panel").prepend(h("p", { id: "unknown", class: "warning" }, t("text.unknown", { id: unknown })));
  document.title = node ? `${node.name} · ${t("title")}` : t("title");
}

function key(event) {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest?.("input:not([type=checkbox]), select, textarea");
  if (event.key === "Escape") {
    if (document.body.classList.contains("filtering")) drawer(false);
    else if (app.state.node) location.hash = address(null);
  } else if (typing) return;
  else if (event.key === "/") at("search").focus();
  else if (app.state.view === "text" && (event.key === "j" || event.key === "k"))
    report.step(event.key === "j" ? 1 : -1);
  else return;
  event.preventDefault();
}

start();
