// What pages can do beyond reading: copy code, choose a language, search.
"use strict";

const LANGUAGES = { python: "Python", "python-async": "Python, asynchronous", curl: "curl" };
const MOST_RESULTS = 50;

function element(name, text, attributes) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
  return made;
}

async function copyText(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = element("textarea", text, { readonly: "" });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = "Copy"; }, 1500);
}

function addCopyButtons() {
  for (const code of document.querySelectorAll("pre[tabindex] > code")) {
    const block = element("div", "", { class: "block" });
    const button = element("button", "Copy", { type: "button", class: "copy" });
    button.addEventListener("click", () => copyText(code.textContent, button));
    code.parentElement.replaceWith(block);
    block.append(code.parentElement, button);
  }
}

function chosenLanguage() {
  try {
    return localStorage.getItem("language") || "python";
  } catch {
    return "python";
  }
}

function chooseLanguage(language) {
  try {
    localStorage.setItem("language", language);
  } catch { /* the choice then lasts as long as the page */ }
  for (const samples of document.querySelectorAll(".samples")) showLanguage(samples, language);
}

function showLanguage(samples, language) {
  const figures = [...samples.querySelectorAll("figure")];
  const has = figures.some((figure) => figure.dataset.language === language);
  const shown = has ? language : figures[0].dataset.language;
  const together = figures.filter((figure) => figure.dataset.language === shown);
  for (const figure of figures) figure.hidden = !together.includes(figure);
  for (const figure of together) figure.firstElementChild.hidden = together.length === 1;
  for (const button of samples.querySelectorAll(".languages button")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === shown));
  }
}

function addLanguages() {
  for (const samples of document.querySelectorAll(".samples")) {
    const figures = [...samples.querySelectorAll("figure")];
    const languages = [...new Set(figures.map((figure) => figure.dataset.language))];
    if (languages.length > 1) {
      const bar = element("div", "", { class: "languages", role: "group", "aria-label": "Language" });
      for (const language of languages) {
        const button = element("button", LANGUAGES[language], { type: "button" });
        button.dataset.language = language;
        button.addEventListener("click", () => chooseLanguage(language));
        bar.append(button);
      }
      samples.prepend(bar);
    }
    showLanguage(samples, chosenLanguage());
  }
}

function rank(entry, words) {
  let total = 0;
  for (const word of words) {
    const index = entry.texts.findIndex((text) => text.includes(word));
    if (index < 0) return 0;
    total += 12 - 3 * index + (entry.texts[index].startsWith(word) ? 3 : 0);
  }
  return total + (entry.row[0] === "operation" ? 2 : 0);
}

function searchEntries(entries, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const found = [];
  for (const entry of entries) {
    const points = rank(entry, words);
    if (points) found.push([points, entry]);
  }
  found.sort((one, other) => other[0] - one[0]);
  return found.map(([, entry]) => entry);
}

function resultItem({ row: [sort, title, route, called, url, text] }) {
  const item = document.createElement("li");
  const link = element("a", title);
  link.setAttribute("href", url);
  item.append(link, " ", element("span", sort, { class: "sort" }));
  const line = element("p", "");
  if (route) line.append(element("code", route), " · ");
  line.append(element("code", route ? `${called}()` : called));
  item.append(line);
  if (text && text !== title) item.append(element("p", text));
  return item;
}

function startSearch() {
  const list = document.getElementById("search-results");
  if (!list || !window.searchIndex) return;
  const status = document.getElementById("search-status");
  const input = document.querySelector(".find input");
  const entries = window.searchIndex.map((row) => ({
    row,
    texts: [row[3], row[1], row[2], row[5]].map((text) => text.toLowerCase()),
  }));
  const show = () => {
    const found = searchEntries(entries, input.value);
    list.replaceChildren(...found.slice(0, MOST_RESULTS).map(resultItem));
    const more = found.length > MOST_RESULTS ? `, the first ${MOST_RESULTS} are shown` : "";
    const words = found.length === 1 ? "1 result" : `${found.length} results${more}`;
    status.textContent = input.value.trim() ? words : "Type a name, a path, a method or a word.";
  };
  input.value = new URLSearchParams(location.search).get("q") || "";
  input.addEventListener("input", show);
  document.querySelector(".find").addEventListener("submit", (event) => event.preventDefault());
  input.focus();
  show();
}

function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let node = target; node; node = node.parentElement) {
    if (node.tagName === "DETAILS") node.open = true;
  }
}

function start() {
  addCopyButtons();
  addLanguages();
  startSearch();
  openTarget();
  if (matchMedia("(max-width: 56rem)").matches) document.querySelector(".menu").open = false;
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) {
      event.preventDefault();
      document.querySelector(".find input").focus();
    }
  });
}

document.addEventListener("DOMContentLoaded", start);
