// The page's own words in two languages, and what the person chose: language and theme.

export const chosen = { language: "zh", theme: "light" };

function kept(key) {
  try {
    return localStorage.getItem(`fazhi-kg.${key}`);
  } catch {
    return null; // a page of a file, or cookies forbidden: the choice lasts as long as the page
  }
}

function keep(key, value) {
  try {
    localStorage.setItem(`fazhi-kg.${key}`, value);
  } catch {
    return;
  }
}

export function choose() {
  const wished = (navigator.language || "zh").toLowerCase().startsWith("zh") ? "zh" : "en";
  const language = kept("language");
  setLanguage(language in pageStrings ? language : wished, false);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = kept("theme");
  setTheme(["dark", "light"].includes(theme) ? theme : dark.matches ? "dark" : "light", false);
  return dark;
}

export function followsSystem() {
  return !["dark", "light"].includes(kept("theme"));
}

export function setLanguage(language, lasting = true) {
  chosen.language = language;
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  if (lasting) keep("language", language);
}

export function setTheme(theme, lasting = true) {
  chosen.theme = theme;
  document.documentElement.dataset.theme = theme;
  if (lasting) keep("theme", theme);
}

export function t(key, values) {
  const text = pageStrings[chosen.language][key] ?? pageStrings.zh[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (values && name in values ? String(values[name]) : whole));
}

export function has(key) {
  return key in pageStrings.zh;
}

// A word of a closed list of the ontology (work-method, national, annual), as people read it.
export function word(value) {
  return chosen.language === "zh" ? (pageStrings.words[value] ?? value) : value.replaceAll("-", " ");
}

// The model's own words: Chinese from the schema; English is the term itself, read as words.
export function term(zh, name) {
  if (chosen.language === "zh" && zh) return zh;
  const words = name.includes("_") ? name.replaceAll("_", " ") : name.replace(/(?<=[a-z])(?=[A-Z])/g, " ");
  return words[0].toUpperCase() + words.slice(1).toLowerCase();
}
