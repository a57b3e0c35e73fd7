// What must hold before the page is seen: the theme that was chosen, and that no question is lost while the page's own script is
// still on its way. Blocking and small for that reason, and the only place that knows of themes.

(() => {
  const root = document.documentElement;

  const setTheme = () => {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") {
      root.dataset.theme = theme;
    } else {
      delete root.dataset.theme;
    }
  };
  setTheme();
  addEventListener("storage", setTheme); // Chosen in another tab.
  addEventListener("theme", setTheme);

  const language = localStorage.getItem("language");
  if (language) {
    document.cookie = `language=${language}; Path=/; Max-Age=31536000; SameSite=Lax`; // So that the next page comes in it.
  }

  // Form and starting buttons of the conversation work from the first moment: what is asked too early waits in `question`.
  const isReady = () => document.body?.dataset.ready === "true";
  addEventListener("submit", (event) => {
    if (event.target.id === "ask" && !isReady()) {
      event.preventDefault();
      root.dataset.asked = "typed";
    }
  });
  addEventListener("click", (event) => {
    const start = event.target.closest?.("#starts button");
    if (start && !isReady()) {
      root.dataset.asked = start.id;
    }
  });
  addEventListener("keydown", (event) => {
    const composing = event.isComposing || event.keyCode === 229; // Safari ends a composition before it tells of its Enter.
    if (event.target.id === "question" && event.key === "Enter" && !event.shiftKey && !composing) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  });
})();
