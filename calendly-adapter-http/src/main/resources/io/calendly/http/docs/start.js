// validatorUrl: without it Swagger UI would ask a server of its makers whether the document is valid.
window.ui = SwaggerUIBundle({
    url: "/api/openapi.yaml",
    dom_id: "#swagger-ui",
    deepLinking: true,
    validatorUrl: null
});
