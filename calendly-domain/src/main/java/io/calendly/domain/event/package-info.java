/** The shape that all events share. Each feature declares its own. */
package io.calendly.domain.event;
