/** Weekly hours, date overrides, travels and time off: wall clocks, and the instants at which they show open hours. */
package io.calendly.domain.schedule;
