/** Log lines: where they go, their levels and formats, and those of requests. */
package io.calendly.app.logging;
