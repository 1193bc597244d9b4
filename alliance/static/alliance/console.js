// As dark as the reader likes it; Swagger UI itself does not ask.
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", follow);
follow();

// Starts Swagger UI on the description that the page names. Without a validator: that one is a foreign site.
SwaggerUIBundle({
  url: document.getElementById("console").dataset.description,
  dom_id: "#console",
  deepLinking: true,
  docExpansion: "none",
  filter: true,
  tryItOutEnabled: true,
  validatorUrl: null,
});
