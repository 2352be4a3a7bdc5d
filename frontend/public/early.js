// Runs before anything is painted; the build puts it into each page. It sets the theme, and where somebody was signed in
// it asks for the access token at once, while the page's scripts are on their way. lib/api/client.ts takes the answer.
(function () {
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

  if (stored("signed-in") !== "1" || !navigator.locks || !AbortSignal.timeout) return;
  var origin = root.dataset.api || "";
  var answer = navigator.locks.request("amplifier.refresh", function () {
    return fetch(origin + "/api/auth/refresh", {
      method: "POST",
      headers: { Accept: "application/json" },
      credentials: origin === "" ? "same-origin" : "include",
      signal: AbortSignal.timeout(40000),
    });
  });
  answer.catch(function () {});
  window.amplifierEarlySession = answer;
})();
