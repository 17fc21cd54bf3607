/** Idempotency keys: requests that may arrive several times and are carried out once. */
package io.calendly.application.idempotency;
