// The ontology's colours as the style sheet's: as they are on light ground, lightened on dark.

import { chosen } from "./i18n.js";

export function paintColors(model) {
  const style = document.documentElement.style;
  for (const [label, { colour }] of Object.entries(model.classes)) {
    if (colour) style.setProperty(`--k-${label}`, shade(colour));
  }
  for (const [status, colour] of Object.entries(model.states)) style.setProperty(`--s-${status}`, shade(colour));
}

function shade(colour) {
  if (chosen.theme !== "dark") return colour;
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `#${parts.map((part) => Math.round(part + (255 - part) * 0.45).toString(16).padStart(2, "0")).join("")}`;
}
