/** Credentials: API keys, and who a caller is. */
package io.calendly.application.access;
