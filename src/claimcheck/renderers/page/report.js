"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  const make = (tag, text, name) => {
    const node = document.createElement(tag);
    if (text) node.textContent = text;
    if (name) node.className = name;
    return node;
  };
  // Offsets count code points, the strings of a browser UTF-16 code units.
  const points = (text) => Array.from(text);
  const marked = (parent, text, spans) => {
    const letters = points(text);
    let last = 0;
    for (const [start, end] of spans.filter((span) => span).sort((a, b) => a[0] - b[0])) {
      if (start < last || end > letters.length) continue;
      parent.append(letters.slice(last, start).join(""));
      parent.append(make("u", letters.slice(start, end).join("")));
      last = end;
    }
    parent.append(letters.slice(last).join(""));
  };

  // The finding whose words are underlined: the first that points at any.
  const deciding = (claim) => claim.findings.find((finding) => finding.claim || finding.source) || {};

  at("summary").textContent = data.summary;
  at("told").append(...data.told.map((line) => make("li", line)));
  at("told").hidden = !data.told.length;
  const list = at("claims");
  const items = data.claims.map((claim, number) => {
    const item = make("li", "", claim.passed ? "good" : "bad");
    item.id = "claim-" + number;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    const text = make("div");
    marked(text, claim.text, [deciding(claim).claim]);
    const meta = make("div", "", "meta");
    meta.append(make("span", claim.verdict, "verdict " + claim.verdict), (claim.expected && " " + claim.expected) + " · " + claim.place);
    item.append(text, meta);
    item.addEventListener("click", () => select(number));
    return item;
  });
  list.append(...items);

  const fill = (id, values, all) => {
    const box = at(id);
    box.append(new Option(all, ""), ...values.map((value) => new Option(value, value)));
    box.addEventListener("change", filter);
  };
  const distinct = (values) => Array.from(new Set(values)).filter((value) => value).sort();
  fill("by-verdict", distinct(data.claims.map((claim) => claim.verdict)), "all");
  fill("by-rule", distinct(data.claims.flatMap((claim) => claim.findings.map((finding) => finding.rule))), "all");
  fill("by-file", distinct(data.claims.map((claim) => claim.path)), "all");
  at("by-words").addEventListener("input", filter);
  at("failed-only").addEventListener("change", filter);
  at("filters").addEventListener("submit", (event) => event.preventDefault());

  let visible = [];
  let current = -1;
  function filter() {
    const verdict = at("by-verdict").value, rule = at("by-rule").value, file = at("by-file").value;
    const words = at("by-words").value.toLowerCase(), failed = at("failed-only").checked;
    visible = [];
    data.claims.forEach((claim, number) => {
      const kept = (!verdict || claim.verdict === verdict) && (!rule || claim.findings.some((one) => one.rule === rule))
        && (!file || claim.path === file) && (!failed || !claim.passed) && claim.text.toLowerCase().includes(words);
      items[number].hidden = !kept;
      if (kept) visible.push(number);
    });
    at("shown").textContent = visible.length + " of " + data.claims.length + " shown";
    // What an editor has to look at comes first.
    if (!visible.length) unselect("No claim fits these filters.");
    else if (!visible.includes(current)) select(visible.find((number) => !data.claims[number].passed) ?? visible[0], false);
  }

  let open = "";
  function show(source) {
    if (open === source.id) return;
    open = source.id;
    const article = at("source"), strip = at("strip");
    article.replaceChildren(make("h2", source.path));
    strip.replaceChildren();
    // A block a line of the file, so that a change within one has no other laid out anew.
    let block = make("div");
    article.append(block);
    const between = (text) => {
      const end = text.lastIndexOf("\n") + 1;
      block.append(text.slice(0, end));
      if (end) article.append(block = make("div"));
      block.append(text.slice(end));
    };
    for (const [number, before, text, used] of source.sentences) {
      between(before);
      const sentence = make("span", text);
      sentence.id = source.id + "#s" + number;
      sentence.dataset.text = text;
      block.append(sentence);
      const piece = make("span", "", used ? "used" : "");
      piece.title = source.id + "#s" + number + ": " + (used ? "carries a claim" : "no claim rests on it");
      strip.append(piece);
    }
    between(source.after);
    strip.classList.toggle("many", source.sentences.length > 200);
    strip.setAttribute("aria-label", source.used + " of " + source.sentences.length + " sentences of " + source.path + " carry a claim");
  }

  const sentenceOf = (source, number) => (data.sources.find((one) => one.id === source) || { sentences: [] }).sentences.find((one) => one[0] === number);
  const quote = (box, source, number) => {
    const sentence = sentenceOf(source, number);
    if (sentence) box.append(make("p", source + "#s" + number + ": " + sentence[2], "evidence meta"));
  };

  // What stands in the source that is shown is lit there; sentences of others are quoted.
  function reasons(claim) {
    const found = make("ul"), shown = (claim.evidence[0] || {}).source;
    for (const finding of claim.findings) {
      const line = make("li");
      line.append(make("span", finding.severity + " " + finding.rule, finding.severity), ": " + finding.message);
      if (finding.ours && finding.theirs) line.append(make("div", "claim: " + (finding.ours || "–") + "   source: " + (finding.theirs || "–"), "values"));
      if (finding.of && finding.of !== shown) quote(line, finding.of, (finding.source || [])[0]);
      if (finding.hint) line.append(make("div", finding.hint, "meta"));
      found.append(line);
    }
    for (const finding of claim.ignored) {
      const line = make("li", "ignored " + finding.severity + " " + finding.rule + ": " + finding.message, "meta");
      if (finding.reason) line.append(make("div", finding.reason));
      found.append(line);
    }
    return found;
  }

  function detail(claim) {
    const box = at("detail");
    box.replaceChildren();
    const title = make("h2");
    const link = make("a", "link to this claim");
    link.href = "#" + encodeURIComponent(claim.id);
    title.append(make("span", claim.verdict, "verdict"), " " + claim.anchor, link);
    box.append(title);
    if (claim.reason) box.append(make("p", claim.reason));
    const found = reasons(claim);
    if (found.children.length) box.append(found);
    claim.evidence.filter((one) => one.source !== claim.evidence[0].source).forEach((one) => quote(box, one.source, one.sentence));
    box.scrollTop = 0;
  }

  // On paper nothing can be chosen, so that each claim that fails tells why, and what its evidence says.
  function printed(claim) {
    const box = make("div", "", "printed meta");
    if (claim.reason) box.append(make("p", claim.reason));
    box.append(reasons(claim));
    claim.evidence.forEach((one) => quote(box, one.source, one.sentence));
    return box;
  }
  const unprint = () => document.querySelectorAll(".printed").forEach((box) => box.remove());
  window.addEventListener("beforeprint", () => {
    unprint();
    visible.filter((number) => !data.claims[number].passed).forEach((number) => items[number].append(printed(data.claims[number])));
  });
  window.addEventListener("afterprint", unprint);

  function unselect(why = "") {
    if (current >= 0) items[current].setAttribute("aria-selected", "false");
    current = -1;
    list.removeAttribute("aria-activedescendant");
    at("detail").replaceChildren(...(why ? [make("p", why)] : []));
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    for (const changed of document.querySelectorAll("#source [data-marked]")) {
      changed.textContent = changed.dataset.text;
      delete changed.dataset.marked;
    }
  }

  function select(number, focus = true) {
    unselect();
    current = number;
    const claim = data.claims[number];
    items[number].setAttribute("aria-selected", "true");
    list.setAttribute("aria-activedescendant", items[number].id);
    detail(claim);
    const source = data.sources.find((one) => one.id === (claim.evidence[0] || {}).source);
    if (source) {
      show(source);
      const first = deciding(claim);
      claim.evidence.filter((one) => one.source === source.id).forEach((one) => {
        const sentence = document.getElementById(source.id + "#s" + one.sentence);
        if (!sentence) return;
        sentence.classList.add("lit");
        if (first.source && first.of === source.id && first.source[0] === one.sentence) {
          sentence.replaceChildren();
          marked(sentence, sentence.dataset.text, [first.source.slice(1)]);
          sentence.dataset.marked = "yes";
        }
        const place = source.sentences.findIndex((each) => each[0] === one.sentence);
        at("strip").children[place].classList.add("lit");
      });
      // The text moves, the page stays where it is.
      const lit = document.querySelector("#source .lit"), [left, top] = [scrollX, scrollY];
      if (lit) lit.scrollIntoView({ block: "center" });
      scrollTo(left, top);
    }
    if (focus) items[number].scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.target.closest("form, #told, #right") || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -1e9, End: 1e9 }[event.key];
    if (!step || !visible.length) return;
    event.preventDefault();
    const place = Math.max(0, Math.min(visible.length - 1, visible.indexOf(current) + step));
    select(visible[place]);
  });

  if (data.problems.length) {
    const box = at("problems");
    box.hidden = false;
    box.append(make("h2", "Files"));
    for (const one of data.problems) {
      const told = make("p", [one.severity + " " + one.rule, one.place, one.message].filter((part) => part).join(": "), "meta");
      if (one.hint) told.append(make("br"), one.hint);
      box.append(told);
    }
  }
  const named = () => {
    try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; }
  };
  const wanted = () => data.claims.findIndex((claim) => claim.id === named());
  window.addEventListener("hashchange", () => { if (wanted() >= 0) select(wanted()); });
  filter();
  if (wanted() >= 0) select(wanted());
})();
