// Swagger UI is dark if the root has a class. It does not ask what the reader's system prefers.
const dark = window.matchMedia("(prefers-color-scheme: dark)");
function follow() {
    document.documentElement.classList.toggle("dark-mode", dark.matches);
}
follow();
dark.addEventListener("change", follow);

// validatorUrl: without it Swagger UI would ask a server of its makers whether the document is valid.
window.ui = SwaggerUIBundle({
    url: "/api/openapi.yaml",
    dom_id: "#swagger-ui",
    deepLinking: true,
    validatorUrl: null
});
