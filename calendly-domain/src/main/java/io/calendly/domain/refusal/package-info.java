/** The shape that all refusals share. Each feature declares its own. */
package io.calendly.domain.refusal;
