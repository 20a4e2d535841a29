// A report's text with its facts marked in place; the marks and the panel lead to each other.

import { h, put, say } from "./dom.js";
import { t } from "./i18n.js";
import { address } from "./address.js";
import { colorOf } from "./model.js";
import { className, compare, nodeLink } from "./parts.js";
import { pieces } from "./spans.js";

export class ReportView {
  constructor(app) {
    this.app = app;
    this.report = -1;
  }

  show(element, node, fresh) {
    const { model } = this.app;
    const report = node?.fact ? node.report : node?.label === "Report" ? node.index : -1;
    if (report < 0) {
      this.report = -1;
      return put(element, this.list(node));
    }
    if (fresh || this.report !== report || !element.querySelector(".report")) {
      this.report = report;
      put(element, this.text(model.nodes[report]));
    }
    this.select(node.fact ? node : null);
    return element;
  }

  // The facts of the report that pass the filters, in the order of the text.
  facts() {
    const { model, filters } = this.app;
    return model.factsOf[this.report]
      .map((index) => model.nodes[index])
      .filter((fact) => fact.label !== "Report" && filters.passes(fact));
  }

  text(report) {
    const { model } = this.app;
    const text = model.texts[report.index] ?? "";
    const facts = this.facts();
    this.position = h("span", { class: "position" });
    this.marks = new Map();
    const lines = [];
    let line = h("p");
    const breakLine = () => {
      lines.push(line);
      line = h("p");
    };
    for (const piece of pieces(text.length, facts)) {
      text
        .slice(piece.start, piece.end)
        .split("\n")
        .forEach((part, place) => {
          if (place) breakLine();
          if (part) line.append(piece.spans.length ? this.mark(part, piece) : part);
        });
    }
    breakLine();
    const button = (name, by) =>
      h("button", { type: "button", onclick: () => this.step(by), title: t("text.keys") }, t(name));
    return h(
      "article",
      { class: "report", lang: "zh-Hans", "aria-label": t("text.label") },
      h(
        "div",
        { class: "bar" },
        h(
          "p",
          { class: "meta" },
          [report.agency, report.period, report.published].filter(Boolean).join(" · "),
          " · ",
          t("text.facts", { n: facts.length }),
        ),
        h("span", { class: "steps" }, this.position, button("text.prev", -1), button("text.next", 1)),
      ),
      h(
        "div",
        { class: "body" },
        lines.filter((one, place) => one.childNodes.length || lines[place - 1]?.childNodes.length),
      ),
    );
  }

  mark(part, piece) {
    const facts = piece.spans;
    const inner = facts[0];
    const mark = h(
      "a",
      {
        class: `fact${facts.length > 1 ? " several" : ""}`,
        href: address(inner),
        tabindex: "-1",
        color: colorOf(inner.label),
        title: facts.map((fact) => `${className(this.app.model, fact.label)}：${fact.name}`).join("\n"),
        onclick: (event) => this.click(event, facts),
      },
      part,
    );
    if (facts[1]) mark.style.setProperty("--c2", `var(--${colorOf(facts[1].label)})`);
    for (const fact of facts) {
      if (!this.marks.has(fact)) this.marks.set(fact, []);
      this.marks.get(fact).push(mark);
    }
    return mark;
  }

  // Where facts overlap, a click on the chosen one goes on to the next.
  click(event, facts) {
    const at = facts.indexOf(this.app.state.node);
    if (at < 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    location.hash = address(facts[(at + 1) % facts.length]);
  }

  select(fact) {
    for (const mark of this.chosen || []) {
      mark.classList.remove("chosen");
      mark.tabIndex = -1;
      mark.removeAttribute("aria-current");
    }
    const facts = this.facts();
    this.chosen = fact ? this.marks.get(fact) || [] : [];
    for (const mark of this.chosen) {
      mark.classList.add("chosen");
      mark.setAttribute("aria-current", "true");
    }
    const entry = this.chosen[0] || this.marks.get(facts[0])?.[0];
    if (entry) entry.tabIndex = 0;
    const place = fact ? facts.indexOf(fact) + 1 : 0;
    this.position.textContent = t("text.position", { n: place || "–", all: facts.length });
    if (!this.chosen.length) return;
    const smooth = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.chosen[0].scrollIntoView({ block: "center", behavior: smooth ? "smooth" : "auto" });
    if (document.activeElement?.closest(".report .body")) this.chosen[0].focus({ preventScroll: true });
  }

  step(by) {
    if (this.report < 0) return;
    const facts = this.facts();
    if (!facts.length) return;
    const at = facts.indexOf(this.app.state.node);
    const next = facts[at < 0 ? (by > 0 ? 0 : facts.length - 1) : (at + by + facts.length) % facts.length];
    location.hash = address(next);
    say(next.name);
  }

  // No report is meant: all of them, those with facts of the chosen node first.
  list(node) {
    const { model, filters } = this.app;
    const visible = filters.visible();
    const own = new Map();
    if (node)
      for (const index of model.factsOf[node.index])
        own.set(model.nodes[index].report, (own.get(model.nodes[index].report) || 0) + 1);
    const reports = model.reports.filter((report) => visible.has(report.index));
    reports.sort((a, b) => (own.get(b.index) || 0) - (own.get(a.index) || 0) || compare(a.name, b.name));
    return h(
      "div",
      { class: "sheet" },
      h("h2", null, t("text.choose"), " ", h("span", { class: "number" }, String(reports.length))),
      h(
        "ul",
        { class: "reports" },
        reports.map((report) =>
          h(
            "li",
            null,
            nodeLink(report),
            h(
              "span",
              { class: "meta" },
              [
                report.period,
                report.published,
                t("text.facts", { n: model.factsOf[report.index].filter((index) => model.nodes[index].fact).length }),
              ]
                .filter(Boolean)
                .join(" · "),
              own.has(report.index) ? ` · ${node.name}: ${own.get(report.index)}` : "",
            ),
          ),
        ),
      ),
    );
  }
}
