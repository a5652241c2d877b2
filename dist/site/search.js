// Looks words up among headlines and summaries. The index of each language is loaded when the box is first used; where
// a page shows both languages, a brief is found by the words of either.
"use strict";

const MOST = 50; // briefs shown; who gets more has not asked for much
const form = document.querySelector("form[role=search]");
const box = form.elements.q;
const found = document.getElementById("found");
const counts = [...document.querySelectorAll(".results [lang]")];
const parts = form.dataset.indexes.trim().split(/\s+/);
const languages = parts.filter((_, n) => n % 2 === 0);
const sources = parts.filter((_, n) => n % 2);
const indexes = {};
let loading = null;

// As the index was made: lower case without accents.
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");

// What each word of a query may be the beginning of; a plural finds its singular too.
const beginnings = (query) =>
  (fold(query).match(/[\p{L}\p{N}]+/gu) || []).map((word) => (word.length > 4 ? word.replace(/(es|s)$/, "") : word));

// Each index calls this.
window.briefingIndex = (language, briefs, lines) => {
  indexes[language] = { briefs, words: lines.split("\n").map((line) => line.split(" ")) };
};

function load() {
  loading ||= Promise.all(
    sources.map(
      (source) =>
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          Object.assign(script, { src: source, onload: resolve, onerror: reject });
          document.head.append(script);
        }),
    ),
  ).catch((error) => {
    loading = null; // the next letter asks again
    throw error;
  });
  return loading;
}

// The numbers of the briefs of an index that have a word with this beginning.
function having(index, beginning) {
  const numbers = new Set();
  for (const [word, ...distances] of index.words) {
    if (word.startsWith(beginning)) {
      let n = 0;
      for (const distance of distances) numbers.add((n += parseInt(distance, 36)));
    }
  }
  return numbers;
}

// The places of the briefs that have all words, those with all of them in the headline first.
function look(words) {
  const first = new Set();
  const rest = new Set();
  for (const index of languages.map((language) => indexes[language])) {
    const sets = words.map((word) => having(index, word));
    for (const n of sets[0] || []) {
      if (!sets.every((set) => set.has(n))) continue;
      const [place, title] = index.briefs[n];
      const inTitle = fold(title).match(/[\p{L}\p{N}]+/gu) || [];
      (words.every((word) => inTitle.some((other) => other.startsWith(word))) ? first : rest).add(place);
    }
  }
  return [...new Set([...first, ...rest])];
}

const element = (name, text, attributes = {}) =>
  Object.assign(document.createElement(name), attributes, { textContent: text });

function line(place) {
  const item = document.createElement("li");
  const title = element("a", "", { className: "title", href: form.dataset.page.replace("PLACE", place.slice(0, -1)) });
  const facts = element("span", "", { className: "facts" });
  for (const language of languages) {
    const index = indexes[language];
    const [, headline, source] = (index.places ||= new Map(index.briefs.map((each) => [each[0], each]))).get(place);
    if (title.children.length) title.append(element("span", " / ", { className: "sep" }));
    title.append(element("span", headline, { lang: language }));
    if (facts.children.length) continue;
    const day = new Date(place.split("/")[0]);
    const date = isNaN(day) ? "" : day.toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" });
    facts.append(element("span", [date, source].filter(Boolean).join(" · "), { lang: language }));
  }
  item.append(title, " ", facts);
  return item;
}

function say(kind, count) {
  for (const each of counts) each.textContent = kind ? each.dataset[kind].replace("#", count.toLocaleString(each.lang)) : "";
}

async function search() {
  const query = box.value;
  const words = beginnings(query);
  try {
    await load();
  } catch {
    return say("failed", 0);
  }
  if (box.value !== query) return; // more was typed meanwhile
  const places = words.length ? look(words) : [];
  found.replaceChildren(...places.slice(0, MOST).map(line));
  const asked = query.trim() !== "";
  say(asked ? ["none", "one"][places.length] || "many" : "", places.length);
  const address = new URL(location);
  asked ? address.searchParams.set("q", query) : address.searchParams.delete("q");
  if (location.protocol !== "file:") history.replaceState(null, "", address);
}

box.addEventListener("focus", () => load().catch(() => {}), { once: true });
box.addEventListener("input", search);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
box.value = new URLSearchParams(location.search).get("q") || "";
if (box.value) search();
