/** The documentation that the server serves: openapi.yaml, and Swagger UI over it. */
package io.calendly.http.docs;
