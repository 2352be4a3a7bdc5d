// Stands behind the editor that the build put into a page: a draft of the visitor's own takes the place of the starter
// recipe before the page's scripts are there. A prompt has no place in that editor; then nothing is shown until they are.
(function () {
  var place = document.currentScript.parentElement;
  var draft = null;
  try {
    draft = JSON.parse(localStorage.getItem("amplifier.draft"));
  } catch (e) {
    draft = null;
  }
  if (!draft) return;
  var editor = place.querySelector("textarea");
  if (draft.source === "prompt" || typeof draft.recipe !== "string" || !editor) place.dataset.ownDraft = "prompt";
  else if (draft.recipe !== editor.value) {
    editor.value = draft.recipe;
    editor.previousElementSibling.textContent = draft.recipe + "\n";
    place.dataset.ownDraft = "recipe";
  }
})();
