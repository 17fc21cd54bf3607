/** Time intervals and sets of them, in epoch seconds. */
package io.calendly.domain.time;
