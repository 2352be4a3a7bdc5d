// Runs before anything is painted; the build puts it into each page. It sets the theme, and while the page's scripts are on their way it
// listens for the palette's keys and asks for the item that the address names and, where somebody was signed in, for the access token and the runs that it names. lib/api/client.ts takes the answers.
(function () {
  // The page's scripts stand in a template, so that what is asked for here need not wait until some of them have come: a browser opens
  // six connections to a server that speaks HTTP/1.1. As long as more is to be asked for, SOME of them are on their way at a time.
  var ALL = Infinity;
  var SOME = 4;
  var scripts = document.getElementById("scripts");
  var waiting = scripts ? Array.from(scripts.content.children) : [];
  function loadScripts(atOnce) {
    waiting.splice(0, atOnce).forEach(function (script) {
      script.onload = script.onerror = function () {
        loadScripts(1);
      };
      document.head.append(script);
    });
  }
  var begun = false;
  function begin(atOnce) {
    if (!begun) loadScripts(atOnce);
    begun = true;
  }
  setTimeout(begin, 100, SOME);

  function stored(name) {
    try {
      return localStorage.getItem("amplifier." + name);
    } catch (e) {
      return null;
    }
  }
  var root = document.documentElement;
  var theme = stored("theme");
  var dark = theme === '"dark"' || (theme !== '"light"' && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.theme = dark ? "dark" : "light";

  // What stands in the page suits an address that asks for nothing in particular; see globals.css.
  if (location.search !== "" || location.hash.startsWith("#r=")) root.dataset.asked = "";

  // The palette's keys are heard before the palette is there; lib/early-palette.ts takes them over.
  var keys = (window.amplifierKeys = {
    asked: false,
    hear: function (event) {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      keys.asked = true;
    },
  });
  addEventListener("keydown", keys.hear, true);

  // What the page will ask the API for first, by method and path; each answer is taken once.
  var origin = root.dataset.api || "";
  var answers = (window.amplifierEarly = {});
  if (!navigator.locks || !AbortSignal.timeout) return loadScripts(ALL);
  function ask(method, path, token) {
    return fetch(origin + path, {
      method: method,
      headers: Object.assign({ Accept: "application/json" }, token && { Authorization: "Bearer " + token }),
      credentials: origin === "" ? "same-origin" : "include",
      signal: AbortSignal.timeout(40000),
    });
  }
  function keep(name, answer) {
    answer.catch(function () {});
    return (answers[name] = answer);
  }

  // The page's own reading of it is given the same, so that a long history is read once.
  function read(answer) {
    var json = answer.json();
    answer.json = function () {
      return json;
    };
    return json;
  }

  // What they say can be read before the scripts that draw it are there; components/early-text.tsx takes it over.
  var said = (window.amplifierSaid = { at: location.pathname + location.search, texts: {} });
  function tell(answer, textsOf) {
    answer
      .then(function (whole) {
        return whole.ok ? read(whole) : {};
      })
      .then(function (json) {
        Object.assign(said.texts, textsOf(json));
        if (document.readyState === "loading") addEventListener("DOMContentLoaded", show);
        else show();
      })
      .catch(function () {});
  }
  function show() {
    document.querySelectorAll("[data-early]").forEach(function (place) {
      place.textContent = said.texts[place.dataset.early] || "";
    });
  }
  function textsOfItem(item) {
    return { "item title": item.title, "item description": item.description };
  }
  function textsOfRun(run) {
    var made = run.status === "completed" ? Object.entries(run.outputs) : [];
    var last = made.filter(function (entry) {
      return !entry[0].startsWith("_");
    }).pop();
    return { "run output": last && typeof last[1] === "string" ? last[1].trim() : "" };
  }

  var query = new URLSearchParams(location.search);
  var asked = function (name) {
    return query.get(name) ? encodeURIComponent(query.get(name)) : null;
  };
  if (location.pathname === "/gallery/item/" && asked("id")) {
    var item = "/api/gallery/" + asked("id");
    tell(keep("GET " + item, ask("GET", item)), textsOfItem);
  }

  if (stored("signed-in") !== "1") return loadScripts(ALL);
  var runs = ({ "/run/": ["id"], "/compare/": ["left", "right"] }[location.pathname] || []).map(asked).filter(Boolean);
  var session = keep(
    "POST /api/auth/refresh",
    navigator.locks.request("amplifier.refresh", function () {
      var answer = ask("POST", "/api/auth/refresh");
      begin(runs.length > 0 ? SOME : ALL);
      return answer;
    }),
  );
  var token = session.then(function (answer) {
    if (!answer.ok) throw new Error("nobody is signed in");
    return read(answer);
  }).then(function (signedIn) {
    return signedIn.token;
  });
  runs.forEach(function (run) {
    var path = "/api/executions/" + run;
    var answer = keep("GET " + path, token.then(function (known) {
      return ask("GET", path, known);
    }));
    if (location.pathname === "/run/") tell(answer, textsOfRun);
  });
  token.catch(function () {}).then(function () {
    loadScripts(ALL);
  });
})();
